import { describe, expect, test } from 'vitest'
import type { Column } from '../../api/lists/columns.ts'
import { pageOf } from '../../api/lists/paging.ts'
import { writeCsv } from '../../api/lists/write-csv.ts'

interface Row {
  readonly name: string
  readonly days: number | null
}

const columns: readonly Column<Row>[] = [
  { label: '项目', value: ({ name }) => name },
  { label: '天数', value: ({ days }) => days },
]

describe('a list as CSV', () => {
  test('begins with a byte order mark, and quotes what would break a line', () => {
    const csv = writeCsv(columns, [
      { name: '一期，"北区"', days: -2 },
      { name: 'a,b\nc', days: null },
    ])

    expect(csv).toBe('\uFEFF项目,天数\r\n"一期，""北区""",-2\r\n"a,b\nc",\r\n')
  })

  test.each(['=1+1', '+HYPERLINK("x")', '@SUM(A1)', '-2+3'])('never lets a spreadsheet run %s', (name) => {
    expect(writeCsv(columns, [{ name, days: 1 }])).toContain(`'${name.replaceAll('"', '""')}`)
  })
})

describe('a page of a list', () => {
  const rows = Array.from({ length: 65 }, (_, index) => index)

  test('says which part it shows', () => {
    expect(pageOf(rows, 3)).toMatchObject({ rows: [60, 61, 62, 63, 64], from: 61, to: 65, total: 65, pages: 3 })
  })

  test('is the last one where the list has become shorter', () => {
    expect(pageOf(rows, 9).page).toBe(3)
    expect(pageOf([], 2)).toMatchObject({ rows: [], from: 0, to: 0, total: 0 })
  })
})
