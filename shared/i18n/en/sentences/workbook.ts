export const workbook: Readonly<Record<string, string>> = {
  图片: 'picture',
  压缩: 'archive',
  '文件是空的，没有任何内容。': 'The file is empty.',
  '文件太大（上限 {0}），请分成几个文件导入。': 'The file is too large (at most {0}); import it in several files.',
  '这是旧版 .xls 文件（BIFF 格式），不能直接读取：请用 Excel 或 WPS 打开它，“另存为”.xlsx（Excel 工作簿），再导入。':
    'This is an old .xls file (BIFF), which cannot be read: open it in Excel or WPS, save it as .xlsx (Excel workbook) and import that.',
  '文件设有打开密码，不能读取：请在 Excel 或 WPS 中打开，去掉密码后另存为 .xlsx，再导入。':
    'The file has a password and cannot be read: open it in Excel or WPS, take the password away, save it as .xlsx and import that.',
  '这不是 Excel 工作簿（是 Office 旧格式的其他文件）：请导出为 .xlsx 或 .csv，再导入。':
    'This is no Excel workbook (another old Office file): export it as .xlsx or .csv and import that.',
  '这是二进制工作簿 .xlsb，不能直接读取：请在 Excel 中“另存为”.xlsx，再导入。':
    'This is a binary workbook, .xlsb, which cannot be read: save it as .xlsx in Excel and import that.',
  '这是 OpenDocument 表格 .ods，不能直接读取：请“另存为”.xlsx，再导入。':
    'This is an OpenDocument sheet, .ods, which cannot be read: save it as .xlsx and import that.',
  '这个压缩包里没有 Excel 工作簿（{0}）：请导入 .xlsx 或 .csv 文件。':
    'This archive holds no Excel workbook ({0}): import an .xlsx or .csv file.',
  '文件不完整（{0}）：可能没有下载或复制完，请重新导出。':
    'The file is incomplete ({0}): perhaps it was not fully downloaded or copied; export it again.',
  '文件已损坏（{0}）：请重新导出。': 'The file is damaged ({0}): export it again.',
  '文件结构可疑：压缩包内有两个同名部件 {0}，不同软件会读出不同内容，请重新导出。':
    "The file's structure is suspect: the archive has two parts named {0}, which programs would read differently; export it again.",
  '文件解压后过大（上限 {0}），不予读取。': 'Unpacked, the file is too large (at most {0}); it is not read.',
  '文件压缩比异常（{0} 超过 {1} 倍），不予读取。':
    'The file is compressed beyond belief ({0} over {1} times); it is not read.',
  '压缩包内部件太多（上限 {0}），不予读取。': 'The archive has too many parts (at most {0}); it is not read.',
  '文件已损坏（{0}：{1}）：请重新导出。': 'The file is damaged ({0}: {1}): export it again.',
  '文件含有 DOCTYPE 或自定义实体（{0}），出于安全不予读取：请重新导出。':
    'The file has a DOCTYPE or entities of its own ({0}); for safety it is not read: export it again.',
  '文件嵌套层次太深（{0}，上限 {1} 层），不予读取。':
    'The file is nested too deeply ({0}, at most {1} levels); it is not read.',
  '工作表“{0}”第 {1} 行有重复的单元格或行号，不能确定以哪个为准，请重新导出。':
    'Row {1} of sheet “{0}” has a cell or row number twice, and it cannot be known which counts; export it again.',
  '工作表太多（上限 {0} 张），请分成几个文件导入。': 'Too many sheets (at most {0}); import it in several files.',
  '行数太多（上限 {0} 行），请分成几个文件导入。': 'Too many rows (at most {0}); import it in several files.',
  '第 {0} 行的列数太多（上限 {1} 列），请检查文件。': 'Row {0} has too many columns (at most {1}); check the file.',
  '单元格太多（上限 {0} 个），请分成几个文件导入。': 'Too many cells (at most {0}); import it in several files.',
  '第 {0} 行有一个单元格超过 {1} 个字符，请检查文件。':
    'A cell in row {0} is longer than {1} characters; check the file.',
  '第 {0} 行有一个引号没有闭合，后面的内容无法分列，请检查文件。':
    'A quotation mark in row {0} is not closed, so what follows cannot be split into columns; check the file.',
  '这不是表格文件：内容是二进制数据。请导入 .xlsx、.csv 或 .txt 文件。':
    'This is no table: the content is binary. Import an .xlsx, .csv or .txt file.',
  '文字编码无法识别（不是 UTF-8、GB18030 或 UTF-16）：请另存为 UTF-8 编码的 CSV，再导入。':
    "The text's encoding is unknown (not UTF-8, GB18030 or UTF-16): save it as CSV in UTF-8 and import that.",
  '这个 {0} 文件里没有表格：请导入 .xlsx、.csv 或网页表格格式的 .xls 文件。':
    'This {0} file holds no table: import an .xlsx, .csv or web-table .xls file.',
  '读取超过 {0} 秒，已停止：请把文件分成几个再导入。':
    'Reading took more than {0} seconds and was stopped: import it in several files.',
  '读取已取消。': 'Reading was cancelled.',
  内容不完整: 'the content is incomplete',
  '（公式没有保存的结果）': '(formula without a saved result)',
  '内容不完整，工作表没有结束': 'the content is incomplete, the sheet does not end',
  根元素之外有文字: 'there is text outside the root element',
  '</{0}> 没有对应的开头': '</{0}> has no beginning',
  标记没有名称: 'a tag has no name',
  有两个根元素: 'there are two root elements',
  '根元素是 {0}': 'the root element is {0}',
  '单元格里有 </{0}>': 'a cell contains </{0}>',
  '单元格类型 {0}': 'cell type {0}',
  '共享字符串 {0} 不存在': 'there is no shared string {0}',
  'XML 表格': 'XML sheet',
  文字在中间断开: 'the text breaks off',
  '工作表“{0}”没有内容': 'sheet “{0}” has no content',
  '缺少 {0}': '{0} is missing',
  没有工作表: 'no worksheet',
  '缺少 xl/workbook.xml': 'xl/workbook.xml is missing',
  '{0} 不是工作簿': '{0} is no workbook',
  '有单独的 &': 'a lone &',
  '字符 {0} 不存在': 'there is no character {0}',
  '不是 UTF-8 编码': 'not in UTF-8',
  注释没有结束: 'a comment does not end',
  'CDATA 没有结束': 'a CDATA section does not end',
  处理指令没有结束: 'a processing instruction does not end',
  标记没有结束: 'a tag does not end',
  '<{0}> 没有结束': '<{0}> does not end',
  '<{0}> 没有关闭，内容不完整': '<{0}> is not closed, the content is incomplete',
  没有根元素: 'no root element',
  压缩包目录: "the archive's directory",
  '{0} 的压缩方法 {1}': 'compression method {1} of {0}',
  部件互相重叠: 'parts overlap',
  压缩包没有结尾: 'the archive has no end',
};
