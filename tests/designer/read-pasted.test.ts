import { expect, test } from 'vitest'
import { milestoneOrder } from '../../api/applications/milestone-order.ts'
import { readProcess } from '../../api/process-description/read-process.ts'
import { standardForm } from '../../designer/editor/wizard/catalogue.ts'
import { checkTable } from '../../designer/editor/wizard/check-table.ts'
import { drawProcess } from '../../designer/editor/wizard/draw-process.ts'
import { fieldsOf } from '../../designer/editor/wizard/read-form.ts'
import { readPasted } from '../../designer/editor/wizard/read-pasted.ts'
import { usualRules } from '../../designer/editor/wizard/table.ts'
import { writeProcess } from '../../designer/editor/wizard/write-process.ts'
import { parseDeployment } from '../../engine/core/parse.ts'
import { overlapsIn } from './overlaps.ts'

const departments = [
  { code: 'urban-management', name: '城市管理局' },
  { code: 'housing-construction', name: '住房和城乡建设局' },
]
const codes = departments.map(({ code }) => code)
const fields = fieldsOf(standardForm)

test('reads what was copied in a spreadsheet, its columns in any order, names and quoted lines among it', () => {
  const text = [
    '事项名称\t申请材料\t法定时限\t承诺时限\t审查部门\t前置许可\t备注',
    '户外广告设置许可\t"效果图\n场地证明"\t20个工作日\t4\t城市管理局\t\t急',
    '占道\t申请书、平面图\t无\t2 天\turban-management\t户外广告设置许可\t',
  ].join('\r\n')

  const rows = readPasted(`${text}\r\n`, departments)

  const usual = { department: 'urban-management', condition: '' }
  expect(rows).toEqual([
    {
      ...{ letter: 'A', permit: '户外广告设置许可', ...usual, promisedDays: 4, statutoryDays: 20 },
      ...{ materials: ['效果图', '场地证明'], after: [] },
    },
    {
      ...{ letter: 'B', permit: '占道', ...usual, promisedDays: 2, statutoryDays: null },
      ...{ materials: ['申请书', '平面图'], after: ['A'] },
    },
  ])
  expect(checkTable({ rows, rules: usualRules }, fields, codes)).toEqual([])
})

test('reads columns without a heading as the table shows them, and fills in what is known of a permit', () => {
  const [known] = readPasted('建设工程规划许可证\t', departments)
  const [, second] = readPasted('甲\t城市管理局\t\t1\n乙\t城市管理局\tcivilBuildingArea > 0\t3', departments)

  expect(known).toMatchObject({ letter: 'P', department: 'natural-resources' })
  expect(known?.materials.length).toBeGreaterThan(0)
  expect(second).toMatchObject({ permit: '乙', condition: 'civilBuildingArea > 0', promisedDays: 3 })
})

test('says at the cell what cannot be understood, and keeps what was written', () => {
  const rows = readPasted('证照\t部门\t承诺\t条件\t前置\n丙\t气象局\t很快\t无此字段 > 1\t丁', departments)

  const told = checkTable({ rows, rules: usualRules }, fields, codes).map(({ column, messageZh }) => [
    column,
    messageZh,
  ])
  expect(told).toEqual([
    ['department', '园区没有“气象局”。'],
    ['promisedDays', '承诺天数应为 1 到 250 的整数。'],
    ['condition', expect.stringContaining('无此字段')],
    ['after', '表里没有“丁”。'],
  ])
})

test('draws forty matters of a spreadsheet side by side, nothing over anything else, and what can be deployed', async () => {
  const lines = Array.from(
    { length: 40 },
    (_, at) => `事项${at + 1}\t城市管理局\t\t${(at % 9) + 1}\t20\t申请书\t${at > 2 ? `事项${at - 2}` : ''}`,
  )
  const table = { rows: readPasted(lines.join('\n'), departments), rules: usualRules }
  const head = { id: 'wide', title: '四十项', processes: [], form: standardForm }

  const { files } = await writeProcess(table, head)

  expect(checkTable(table, fields, codes)).toEqual([])
  expect(overlapsIn(drawProcess(table, head.id, head.title).plan)).toEqual([])
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))
  const parsed = await parseDeployment(bytes, { milestoneOrder })
  expect(parsed.ok ? parsed.deployment.problems : parsed.problems).toEqual([])
  const read = await readProcess(bytes)
  expect(read.ok && [...read.process.permits.keys()].length).toBe(40)
})
