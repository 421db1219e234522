/** Sets cells of a flat OpenDocument spreadsheet (.fods), as a person does who types into them. */
export function typeInto(
  flat: string,
  sheet: string,
  entries: readonly { readonly row: number; readonly column: number; readonly value: number | string }[],
): string {
  const begin = flat.indexOf(`<table:table table:name="${sheet}"`);
  const end = flat.indexOf('</table:table>', begin);
  if (begin < 0 || end < 0) throw new Error(`no sheet ${sheet}`);
  let table = flat.slice(begin, end);
  for (const { row, column, value } of entries) {
    const line = nth(table, 'table:table-row', 'rows', row);
    const cell = nth(line.text, 'table:(?:covered-)?table-cell', 'columns', column);
    const typed =
      typeof value === 'number' ? `office:value-type="float" office:value="${value}"` : 'office:value-type="string"';
    const head = cell.text
      .replace(/^(<[^>]*?)\/?>[\s\S]*$/, '$1')
      .replace(/ ((office|calcext):[\w-]+|table:formula)="[^"]*"/g, '');
    const filled = `${head} ${typed}><text:p>${value}</text:p></table:table-cell>`;
    const own = line.text.slice(0, cell.from) + cell.around(filled) + line.text.slice(cell.to);
    table = table.slice(0, line.from) + line.around(own) + table.slice(line.to);
  }
  return flat.slice(0, begin) + table + flat.slice(end);
}

/** The n-th element, from 1, where one may stand for several (`number-rows-repeated`); `around` keeps the others beside it. */
function nth(text: string, tag: string, what: 'rows' | 'columns', n: number) {
  const repeated = new RegExp(` table:number-${what}-repeated="(\\d+)"`);
  const element = new RegExp(`<(${tag})\\b(?:[^>]*/>|[^>]*>[\\s\\S]*?</\\1>)`, 'g');
  let before = 0;
  for (const match of text.matchAll(element)) {
    const head = /^<[^>]*>/.exec(match[0])![0];
    const count = Number(repeated.exec(head)?.[1] ?? 1);
    if (n > before + count) {
      before += count;
      continue;
    }
    const times = (copies: number): string =>
      copies === 0
        ? ''
        : match[0].replace(
            head,
            head.replace(repeated, '').replace(/(\/?>)$/, ` table:number-${what}-repeated="${copies}"$1`),
          );
    const rest = [n - before - 1, before + count - n] as const;
    return {
      text: match[0].replace(head, head.replace(repeated, '')),
      from: match.index,
      to: match.index + match[0].length,
      around: (own: string) => times(rest[0]) + own + times(rest[1]),
    };
  }
  throw new Error(`no ${tag} ${n}`);
}
