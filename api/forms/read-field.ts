import { type CompiledExpression, compileExpression } from '../../engine/index.ts'
import { type FileProblem, problemAt } from './file-problem.ts'
import type { Field } from './form.ts'
import type { FieldDocument, TableDocument } from './form-document.ts'
import { formats } from './formats/named-formats.ts'

/** Where a field is read: what is wrong with it is added to `problems`. */
export interface Reading {
  readonly file: string
  readonly section: string
  readonly problems: FileProblem[]
}

const MOST_ROWS = 50

/** What only some types have. */
const plain = {
  columns: [],
  rows: { min: 0, max: 0 },
  material: null,
  nameInto: null,
  statement: null,
  statementEn: null,
}

/** A field of a form, compiled. */
export function readField(document: FieldDocument | TableDocument, reading: Reading): Field {
  return document.type === 'dynamiclist' ? readTable(document, reading) : readPlain(document, reading)
}

function readPlain(field: FieldDocument, reading: Reading): Field {
  const { file, section, problems } = reading
  const { siji = {}, validate = {} } = field
  const format = siji.format ?? null
  if (format !== null && !Object.hasOwn(formats, format)) problems.push(unknownFormat(file, field.key, format))
  if (field.type === 'filepicker' && siji.material === undefined) problems.push(noMaterial(file, field.key))
  return {
    key: field.key,
    type: field.type,
    section,
    label: field.label,
    labelEn: siji.labelEn ?? field.label,
    hint: siji.hint ?? null,
    hintEn: siji.hintEn ?? siji.hint ?? null,
    unit: siji.unit ?? null,
    format,
    routing: siji.routing ?? false,
    personal: siji.personal ?? false,
    required: validate.required ?? false,
    minLength: validate.minLength ?? null,
    maxLength: validate.maxLength ?? (field.type === 'textarea' ? 2_000 : 200),
    min: validate.min ?? null,
    max: validate.max ?? null,
    decimals: field.decimalDigits ?? null,
    pattern: validate.pattern === undefined ? null : patternAt(file, field.key, validate.pattern, problems),
    options: (field.values ?? []).map(({ value, label, labelEn }) => ({ value, label, labelEn: labelEn ?? label })),
    defaultValue: field.defaultValue ?? (field.type === 'checkbox' ? false : field.type === 'checklist' ? [] : null),
    hide: hideOf(field.key, field, reading),
    compute:
      field.expression === undefined ? null : compileAt(file, `${field.key}.expression`, field.expression, problems),
    ...plain,
    material: siji.material ?? null,
    nameInto: siji.nameInto ?? null,
    statement: siji.statement ?? null,
    statementEn: siji.statementEn ?? siji.statement ?? null,
    permissions: siji.permissions ?? {},
  }
}

const inTables: readonly Field['type'][] = ['textfield', 'number', 'datetime', 'select']

function readTable(table: TableDocument, reading: Reading): Field {
  const { section, problems, file } = reading
  const { path, siji = {}, validate = {} } = table
  const columns = table.components.map((column) => readField(column, reading))
  problems.push(
    ...columns.filter(({ type }) => !inTables.includes(type)).map(({ key }) => strangeColumn(file, path, key)),
    ...columns.filter(({ personal }) => personal).map(({ key }) => personalColumn(file, path, key)),
    ...repeatedKeys(file, columns),
  )
  return {
    key: path,
    type: 'dynamiclist',
    section,
    label: table.label,
    labelEn: siji.labelEn ?? table.label,
    hint: siji.hint ?? null,
    hintEn: siji.hintEn ?? siji.hint ?? null,
    ...{ unit: null, format: null, routing: false, personal: false, options: [], pattern: null, compute: null },
    ...{ minLength: null, maxLength: 0, min: null, max: null, decimals: null },
    required: validate.required ?? false,
    defaultValue: [],
    hide: hideOf(path, table, reading),
    ...plain,
    columns,
    rows: { min: siji.minRows ?? 0, max: siji.maxRows ?? MOST_ROWS },
    permissions: siji.permissions ?? {},
  }
}

function hideOf(
  key: string,
  { conditional }: Pick<FieldDocument, 'conditional'>,
  { file, problems }: Reading,
): CompiledExpression | null {
  return conditional === undefined ? null : compileAt(file, `${key}.conditional.hide`, conditional.hide, problems)
}

export function compileAt(file: string, place: string, source: string, problems: FileProblem[]): CompiledExpression {
  const compiled = compileExpression(source.replace(/^=/, ''))
  if (compiled.ok) return compiled.expression
  problems.push(...compiled.problems.map(({ message, messageZh }) => ({ file, place, message, messageZh })))
  return unusable(source)
}

/** Stands where an expression did not parse; the form is refused, so nobody evaluates it. */
function unusable(source: string): CompiledExpression {
  return {
    source,
    names: [],
    evaluate: () => ({ ok: false, code: 'unparsed', message: 'Did not parse.', messageZh: '无法解析。' }),
  }
}

export function repeatedKeys(file: string, fields: readonly Field[]): readonly FileProblem[] {
  const seen = new Set<string>()
  return fields
    .filter(({ key }) => seen.size === seen.add(key).size)
    .map(({ key }) => problemAt(file, [key], 'expected every key once, found it twice', '每个键只能出现一次，实际重复'))
}

function patternAt(file: string, key: string, source: string, problems: FileProblem[]): RegExp | null {
  try {
    return new RegExp(source, 'u')
  } catch {
    problems.push(
      problemAt(
        file,
        [key, 'validate.pattern'],
        `expected a regular expression, found ${source}`,
        `应为正则表达式，实际为 ${source}`,
      ),
    )
    return null
  }
}

function unknownFormat(file: string, key: string, format: string): FileProblem {
  const known = Object.keys(formats)
  return problemAt(
    file,
    [key, 'siji.format'],
    `expected one of ${known.join(', ')}, found ${format}`,
    `应为 ${known.join('、')} 之一，实际为 ${format}`,
  )
}

function noMaterial(file: string, key: string): FileProblem {
  return problemAt(
    file,
    [key, 'siji.material'],
    'expected the code of the material that this file is',
    '应填写这份文件对应的材料代码',
  )
}

function strangeColumn(file: string, table: string, key: string): FileProblem {
  return problemAt(
    file,
    [table, key],
    `expected a column of ${inTables.join(', ')}`,
    '表格的列只能是单行文字、数字、日期或单选',
  )
}

/** Rows come and go, so that a masked value could not be told from what was typed anew. */
function personalColumn(file: string, table: string, key: string): FileProblem {
  return problemAt(
    file,
    [table, key],
    'expected nothing about a person in a table: give it a field of its own',
    '表格的列不得含个人信息，请另设单独的一项',
  )
}
