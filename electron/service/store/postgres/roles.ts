import { type Migration, StoreError } from '../port.ts';
import { factTables, quoted } from '../schema.ts';
import { asPostgresError } from './errors.ts';
import { type PostgresClient, type PostgresGate, withClient } from './gate.ts';
import { gateOf } from './options.ts';
import { holdsBooks, inTransaction } from './schema.ts';

export interface RoleOptions {
  /** The address under which the owner of the tables signs in; or the gate itself. */
  readonly url?: string;
  readonly gate?: PostgresGate;
  readonly migrations: readonly Migration[];
  /** The role under which the service will sign in. */
  readonly role: string;
  /** Sets its password; left out, the role's own means of signing in stay as they are. */
  readonly password?: string;
}

/**
 * Makes the service's own role, or brings its rights up to date: it reads and adds everywhere, and changes and
 * deletes everywhere but in the fact tables. Run by the owner after opening (and so migrating) the books once, and
 * again after each new edition; the service then opens them under the role.
 */
export async function provisionRoles(options: RoleOptions): Promise<void> {
  const gate = gateOf(options);
  try {
    await withClient(gate, async (client) => {
      if (!(await holdsBooks(client))) throw new StoreError('missing', 'Open the books as their owner first.');
      await inTransaction(client, 'BEGIN', () => provision(client, options));
    });
  } catch (error) {
    throw asPostgresError(error);
  } finally {
    if (!options.gate) await gate.end();
  }
}

async function provision(client: PostgresClient, { migrations, role, password }: RoleOptions): Promise<void> {
  const name = quoted(role);
  const { rows } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rows.length === 0) await client.query(`CREATE ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE`);
  if (password !== undefined) {
    // A password is a literal of the statement: PostgreSQL itself quotes it.
    const { rows: literal } = await client.query('SELECT quote_literal($1) AS password', [password]);
    await client.query(`ALTER ROLE ${name} PASSWORD ${String(literal[0]?.['password'])}`);
  }
  const { rows: where } = await client.query('SELECT current_schema() AS schema');
  const schema = quoted(String(where[0]?.['schema']));
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${name}`);
  await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${name}`);
  const facts = factTables(migrations).map(quoted).join(', ');
  if (facts !== '') await client.query(`REVOKE UPDATE, DELETE ON ${facts} FROM ${name}`);
  await client.query(`REVOKE INSERT, UPDATE, DELETE ON _migration FROM ${name}`);
  await client.query(`REVOKE INSERT, DELETE ON _store FROM ${name}`);
}
