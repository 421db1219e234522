import type { AnyContractRouter, OpenAPI } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { type ContractTree, operationsIn } from '../../../shared/contract/operation.ts';
import { PERMISSIONS } from '../../../shared/domain/organisation/permission.ts';

const SCOPES = { community: '全医共体', unit: '按单位', self: '本人', public: '公开' } as const;

/** The contract as an OpenAPI 3.1 document; its paths are the ones under `/api`. Made once, it never changes. */
export async function openApiDocument(contract: ContractTree, version: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(routed(contract), {
    info: {
      title: '统财 Tongcai',
      version,
      description:
        '县域医共体财务中心的全部操作。金额一律为以元为单位的十进制字符串；命令可带 Idempotency-Key，以便丢失应答后重试。',
    },
    servers: [{ url: '/api' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
  for (const { name, operation } of operationsIn(contract)) {
    const { meta } = operation['~orpc'];
    const described = document.paths?.[`/${name.replaceAll('.', '/')}`]?.post;
    if (!described) continue;
    described.description = `${PERMISSIONS[meta.permission]} · ${SCOPES[meta.scope]}`;
    if (meta.scope === 'public') described.security = [];
    if (meta.kind === 'command' && meta.replay) described.parameters = [...(described.parameters ?? []), KEY];
    const body = described.requestBody;
    const json = body && 'content' in body ? body.content['application/json'] : undefined;
    if (json) json.example = meta.example;
  }
  return document;
}

const KEY: OpenAPI.ParameterObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', pattern: '^[A-Za-z0-9._:-]{8,128}$' },
  description: '由调用方生成；同一键与同一输入只办理一次，并得到同一应答',
};

/** The same operations with method, path and tag of each written down, as the transport serves them. */
function routed(contract: ContractTree): AnyContractRouter {
  const router: Record<string, Record<string, AnyContractRouter>> = {};
  for (const { name, operation } of operationsIn(contract)) {
    const [module = '', member = ''] = name.split('.');
    const { route } = operation['~orpc'];
    router[module] ??= {};
    router[module][member] = {
      '~orpc': {
        ...operation['~orpc'],
        route: { ...route, method: 'POST', path: `/${module}/${member}`, tags: [module], operationId: name },
      },
    };
  }
  return router;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const pretty = (value: unknown): string => escaped(JSON.stringify(value, null, 2) ?? '');

/** The same document to read: one page, no script, nothing loaded from anywhere. */
export function openApiPage(contract: ContractTree, document: OpenAPI.Document): string {
  const operations = operationsIn(contract);
  const modules = [...new Set(operations.map(({ name }) => name.split('.')[0] ?? ''))];
  const sections = modules.map((module) => {
    const articles = operations
      .filter(({ name }) => name.startsWith(`${module}.`))
      .map(({ name, operation }) => {
        const { meta } = operation['~orpc'];
        const described = document.paths?.[`/${name.replaceAll('.', '/')}`]?.post;
        const body = described?.requestBody;
        const answer = described?.responses?.['200'];
        const input = body && 'content' in body ? body.content['application/json']?.schema : undefined;
        const output = answer && 'content' in answer ? answer.content?.['application/json']?.schema : undefined;
        const refusals = meta.refusals.map((code) => `<code>${escaped(code)}</code>`).join(' ');
        return `<article id="${escaped(name)}">
<h3><code>${escaped(name)}</code> ${escaped(meta.summary)}</h3>
<p>${meta.kind === 'command' ? '命令' : '查询'} · ${escaped(PERMISSIONS[meta.permission])} · ${SCOPES[meta.scope]} · <code>POST /api/${escaped(name.replaceAll('.', '/'))}</code></p>
${refusals ? `<p>按规则拒绝：${refusals}</p>` : ''}
<details><summary>示例输入</summary><pre>${pretty(meta.example)}</pre></details>
<details><summary>输入</summary><pre>${pretty(input ?? {})}</pre></details>
<details><summary>输出</summary><pre>${pretty(output ?? {})}</pre></details>
</article>`;
      });
    return `<section><h2 id="${escaped(module)}">${escaped(module)}</h2>\n${articles.join('\n')}</section>`;
  });
  const index = modules.map((module) => `<a href="#${escaped(module)}">${escaped(module)}</a>`).join(' ');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>统财 · 接口</title><style>${STYLE}</style></head>
<body><h1>统财接口</h1>
<p>每项操作以 <code>POST</code> 发送 JSON，登录后带 <code>Authorization: Bearer …</code>。完整文档：<a href="/openapi.json">openapi.json</a></p>
<nav>${index}</nav>
${sections.join('\n')}
</body></html>
`;
}

const STYLE = `body{font:15px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2328}
h1{font-size:1.6rem}h2{border-bottom:1px solid #d0d7de;margin-top:2.5rem}h3{font-size:1rem;margin:1.5rem 0 .25rem;font-weight:600}
p{margin:.25rem 0}code{font:.9em ui-monospace,monospace;background:#f3f4f6;padding:.1em .3em;border-radius:3px}
pre{background:#f6f8fa;border:1px solid #d0d7de;border-radius:4px;padding:.75rem;overflow:auto;max-height:24rem;font-size:.85rem}
nav a{margin-right:1rem}summary{cursor:pointer;color:#0550ae}`;
