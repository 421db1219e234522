/** Why a file cannot be read at all. `message` is one Chinese sentence that says what is wrong and what to do. */
export interface FileRefusal {
  readonly code: FileRefusalCode;
  readonly message: string;
  readonly detail?: string;
}

type Facts = Readonly<Record<string, string | number>>;

const SENTENCES = {
  empty: () => '文件是空的，没有任何内容。',
  'too-large': (f: Facts) => `文件太大（上限 ${f['limit']}），请分成几个文件导入。`,
  'legacy-xls': () =>
    '这是旧版 .xls 文件（BIFF 格式），不能直接读取：请用 Excel 或 WPS 打开它，“另存为”.xlsx（Excel 工作簿），再导入。',
  encrypted: () => '文件设有打开密码，不能读取：请在 Excel 或 WPS 中打开，去掉密码后另存为 .xlsx，再导入。',
  'other-ole': () => '这不是 Excel 工作簿（是 Office 旧格式的其他文件）：请导出为 .xlsx 或 .csv，再导入。',
  xlsb: () => '这是二进制工作簿 .xlsb，不能直接读取：请在 Excel 中“另存为”.xlsx，再导入。',
  ods: () => '这是 OpenDocument 表格 .ods，不能直接读取：请“另存为”.xlsx，再导入。',
  'not-a-workbook': (f: Facts) => `这个压缩包里没有 Excel 工作簿（${f['part']}）：请导入 .xlsx 或 .csv 文件。`,
  truncated: (f: Facts) => `文件不完整（${f['where']}）：可能没有下载或复制完，请重新导出。`,
  'damaged-zip': (f: Facts) => `文件已损坏（${f['where']}）：请重新导出。`,
  'duplicate-entry': (f: Facts) =>
    `文件结构可疑：压缩包内有两个同名部件 ${f['part']}，不同软件会读出不同内容，请重新导出。`,
  'zip-bomb': (f: Facts) => `文件解压后过大（上限 ${f['limit']}），不予读取。`,
  'zip-ratio': (f: Facts) => `文件压缩比异常（${f['part']} 超过 ${f['limit']} 倍），不予读取。`,
  'too-many-entries': (f: Facts) => `压缩包内部件太多（上限 ${f['limit']}），不予读取。`,
  'damaged-xml': (f: Facts) => `文件已损坏（${f['part']}：${f['what']}）：请重新导出。`,
  'xml-doctype': (f: Facts) => `文件含有 DOCTYPE 或自定义实体（${f['part']}），出于安全不予读取：请重新导出。`,
  'too-deep': (f: Facts) => `文件嵌套层次太深（${f['part']}，上限 ${f['limit']} 层），不予读取。`,
  'duplicate-cell': (f: Facts) =>
    `工作表“${f['sheet']}”第 ${f['row']} 行有重复的单元格或行号，不能确定以哪个为准，请重新导出。`,
  'too-many-sheets': (f: Facts) => `工作表太多（上限 ${f['limit']} 张），请分成几个文件导入。`,
  'too-many-rows': (f: Facts) => `行数太多（上限 ${f['limit']} 行），请分成几个文件导入。`,
  'too-many-columns': (f: Facts) => `第 ${f['row']} 行的列数太多（上限 ${f['limit']} 列），请检查文件。`,
  'too-many-cells': (f: Facts) => `单元格太多（上限 ${f['limit']} 个），请分成几个文件导入。`,
  'cell-too-long': (f: Facts) => `第 ${f['row']} 行有一个单元格超过 ${f['limit']} 个字符，请检查文件。`,
  'unclosed-quote': (f: Facts) => `第 ${f['row']} 行有一个引号没有闭合，后面的内容无法分列，请检查文件。`,
  binary: () => '这不是表格文件：内容是二进制数据。请导入 .xlsx、.csv 或 .txt 文件。',
  'unknown-encoding': () => '文字编码无法识别（不是 UTF-8、GB18030 或 UTF-16）：请另存为 UTF-8 编码的 CSV，再导入。',
  'not-a-table': (f: Facts) => `这个 ${f['what']} 文件里没有表格：请导入 .xlsx、.csv 或网页表格格式的 .xls 文件。`,
  'too-slow': (f: Facts) => `读取超过 ${f['limit']} 秒，已停止：请把文件分成几个再导入。`,
  cancelled: () => '读取已取消。',
} as const satisfies Record<string, (facts: Facts) => string>;

export type FileRefusalCode = keyof typeof SENTENCES;

/** Thrown inside the byte readers only, and turned into a value at their door (readFile). */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  readonly refusal: FileRefusal;

  constructor(code: FileRefusalCode, facts: Facts = {}, detail?: string) {
    const message = (SENTENCES[code] as (f: Facts) => string)(facts);
    super(message);
    this.refusal = detail === undefined ? { code, message } : { code, message, detail };
  }
}

export function refuse(code: FileRefusalCode, facts: Facts = {}, detail?: string): never {
  throw new RefusedFile(code, facts, detail);
}
