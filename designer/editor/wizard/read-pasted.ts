import { knownRow } from './catalogue.ts'
import { freeLetter, type Row } from './table.ts'

type Column = keyof Row

/** What heads a column in a spreadsheet, in the order in which headings are tried; the more special ones first. */
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['statutoryDays', /法定/],
  ['promisedDays', /承诺|时限|工作日|天数/],
  ['condition', /条件|情形/],
  ['materials', /材料/],
  ['after', /之后|前置/],
  ['letter', /^(代号|代码|字母)$/],
  ['department', /部门|单位|机关/],
  ['permit', /证照|许可|事项|名称/],
]

/** As the table itself shows them: so a table without a heading is read. */
const USUAL: readonly Column[] = [
  'letter',
  'permit',
  'department',
  'condition',
  'promisedDays',
  'statutoryDays',
  'materials',
  'after',
]

const NOTHING = /^(无|没有|都要办|全部|—|-|\/)$/

/**
 * Rows from cells that were copied in a spreadsheet: parted by tabs, columns in any order where the first row names them,
 * departments and what comes before by name or code. What is left blank is filled in where the permit is known; what
 * cannot be understood stays as it was written, so that the table tells of it at its cell.
 */
export function readPasted(
  text: string,
  departments: readonly { readonly code: string; readonly name: string }[],
): readonly Row[] {
  const cells = cellsOf(text).filter((row) => row.some((cell) => cell !== ''))
  const heading = headingOf(cells[0] ?? [])
  const columns = heading ?? usualFor(cells[0]?.length ?? 0)
  const written = cells
    .slice(heading === null ? 0 : 1)
    .map((row) => new Map(columns.map((each, at) => [each, row[at] ?? ''])))
  const taken = new Set(written.flatMap((row) => letterOf(row) ?? []))
  const rows = written.map((row): Row => {
    const permit = row.get('permit') ?? ''
    const known = knownRow(permit)
    const letter = letterOf(row) ?? (known !== null && !taken.has(known.letter) ? known.letter : freeLetter(taken))
    taken.add(letter)
    const department = row.get('department') ?? ''
    const condition = row.get('condition') ?? ''
    return {
      letter,
      permit,
      department:
        departments.find(({ code, name }) => name === department || code === department)?.code ??
        (department || known?.department || ''),
      condition: NOTHING.test(condition) ? '' : condition || known?.condition || '',
      promisedDays: daysIn(row.get('promisedDays') ?? '') ?? known?.promisedDays ?? Number.NaN,
      statutoryDays: statutoryIn(row.get('statutoryDays'), known),
      materials: namesIn(row.get('materials') ?? '', known?.materials ?? []),
      after: namesIn(row.get('after') ?? '', []),
    }
  })
  const letterFor = (word: string) =>
    rows.find(({ letter, permit }) => permit === word || letter === word)?.letter ?? word
  return rows.map((row) => ({ ...row, after: [...new Set(row.after.map(letterFor))] }))
}

/** The same rows under letters that none of those before has. */
export function apartFrom(before: readonly Row[], rows: readonly Row[]): readonly Row[] {
  const taken = new Set(before.map(({ letter }) => letter))
  const letters = new Map<string, string>()
  for (const { letter } of rows) {
    const own = taken.has(letter) ? freeLetter(new Set([...taken, ...rows.map((row) => row.letter)])) : letter
    taken.add(own)
    letters.set(letter, own)
  }
  const nameOf = (letter: string) => letters.get(letter) ?? letter
  return rows.map((row) => ({ ...row, letter: nameOf(row.letter), after: row.after.map(nameOf) }))
}

/** Whether text that is pasted is more than one cell. */
export function isTable(text: string): boolean {
  return text.trim().includes('\t')
}

/** A cell with a line break or a quotation mark comes in quotation marks. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.replaceAll('\r\n', '\n').matchAll(CELL)) {
    rows.at(-1)?.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim())
    if (end === '\n') rows.push([])
  }
  return rows
}

const CELL = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g

function headingOf(cells: readonly string[]): readonly (Column | null)[] | null {
  const found = new Set<Column>()
  const columns = cells.map((cell) => {
    const column = HEADINGS.find(([each, words]) => words.test(cell) && !found.has(each))?.[0] ?? null
    if (column !== null) found.add(column)
    return column
  })
  const isHeading = found.has('permit') && found.size > 1 && cells.every((cell) => !/^\d+$/.test(cell))
  return isHeading ? columns : null
}

/** A permit's letter is the column that people leave out. */
function usualFor(count: number): readonly Column[] {
  return count < USUAL.length ? USUAL.slice(1) : USUAL
}

function letterOf(row: ReadonlyMap<Column | null, string>): string | null {
  const letter = (row.get('letter') ?? '').toUpperCase()
  return letter === '' ? null : letter
}

/** `5 个工作日`; `null` of nothing, not a number of what is none. */
function daysIn(text: string): number | null {
  if (text === '') return null
  const [, days] = /^(\d{1,4})\s*(?:个?工作日|日|天)?$/.exec(text) ?? []
  return days === undefined ? Number.NaN : Number(days)
}

function statutoryIn(text: string | undefined, known: Row | null): number | null {
  if (text === undefined || text === '') return known?.statutoryDays ?? null
  return NOTHING.test(text) ? null : daysIn(text)
}

/** Names that are parted by what people part them with. */
export function namesIn(text: string, otherwise: readonly string[] = []): readonly string[] {
  if (NOTHING.test(text.trim())) return []
  const names = text.split(/[、，,;；\n]/).map((name) => name.trim())
  const found = [...new Set(names.filter((name) => name !== ''))]
  return found.length === 0 ? otherwise : found
}
