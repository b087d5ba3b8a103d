import fc from 'fast-check'
import { expect, test } from 'vitest'
import { milestoneOrder } from '../../api/applications/milestone-order.ts'
import { readProcess } from '../../api/process-description/read-process.ts'
import { knownPermitNames, knownRow, standardForm } from '../../designer/editor/wizard/catalogue.ts'
import { checkTable } from '../../designer/editor/wizard/check-table.ts'
import { drawProcess } from '../../designer/editor/wizard/draw-process.ts'
import { fieldsOf } from '../../designer/editor/wizard/read-form.ts'
import { issueOrder, promisedDaysOf, type Row, type Table, usualRules } from '../../designer/editor/wizard/table.ts'
import { writeProcess } from '../../designer/editor/wizard/write-process.ts'
import { parseDeployment } from '../../engine/core/parse.ts'
import type { ProcessDefinition } from '../../engine/model/definition.ts'
import { verifyProcess } from '../../engine/verify/verify-process.ts'
import { propertySeed } from '../support/property-seed.ts'
import { overlapsIn } from './overlaps.ts'

const head = {
  id: 'drawn',
  title: '画出来的流程',
  processes: ['deferral-follow-up', 'promise-follow-up'],
  form: standardForm,
}
const fields = fieldsOf(standardForm)
const seed = propertySeed()
const numRuns = process.env['SIJI_LONG'] === '1' ? 100 : 5

const conditions = ['', 'civilBuildingArea > 0', 'occupiesRoad or dischargesToSewer', 'landUse = "industrial"']

/** Any table in which nothing is wrong: known permits among new ones, after any that stand before them. */
const tables: fc.Arbitrary<Table> = fc
  .array(
    fc.record({
      name: fc.option(fc.constantFrom(...knownPermitNames), { nil: null }),
      condition: fc.constantFrom(...conditions),
      department: fc.constantFrom('natural-resources', 'housing-construction', 'some-new-bureau'),
      promisedDays: fc.integer({ min: 1, max: 9 }),
      spare: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
      materials: fc.array(fc.constantFrom('营业执照', '施工合同', '新的材料', '另一份材料'), { maxLength: 3 }),
      after: fc.array(fc.nat(), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drawn) =>
    drawn.map((row, index): Row => {
      const letter = String.fromCharCode(65 + index)
      const before = drawn.slice(0, index).map((_, at) => String.fromCharCode(65 + at))
      const isFirst = drawn.findIndex(({ name }) => name === row.name) === index
      return {
        letter,
        permit: row.name !== null && isFirst ? row.name : `新的许可${letter}`,
        department: row.department,
        condition: row.condition,
        promisedDays: row.promisedDays,
        statutoryDays: row.spare === null ? null : row.promisedDays + row.spare,
        materials: [...new Set(row.materials)],
        after: before.length === 0 ? [] : [...new Set(row.after.map((each) => before[each % before.length] ?? 'A'))],
      }
    }),
  )
  .chain((rows) =>
    fc
      .record({
        corrections: fc.integer({ min: 0, max: 3 }),
        signingDays: fc.integer({ min: 1, max: 5 }),
        mayDefer: fc.boolean(),
      })
      .map((rules) => ({ rows, rules: { ...usualRules, ...rules } })),
  )

test('draws from any table a process that can be published, is sound, and keeps what it promises', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (table) => {
      expect(checkTable(table, fields)).toEqual([])

      const { definition, described } = await drawn(table)

      expect(described).toEqual(issueOrder(table.rows))
      expect(verifyProcess(definition, { limit: 200_000, others: [] })).toMatchObject({ faults: [], undecided: [] })
      expect(definition.serviceLevel?.days).toBe(promisedDaysOf(table))
      expect(overlapsIn(drawProcess(table, head.id, head.title).plan)).toEqual([])
    }),
    { seed, numRuns },
  )
}, 120_000)

test('knows the eight permits of the product, and what each needs', async () => {
  const rows = knownPermitNames.flatMap((name) => knownRow(name) ?? [])

  const { definition, described } = await drawn({ rows, rules: usualRules })

  expect(checkTable({ rows, rules: usualRules }, fields)).toEqual([])
  expect(described).toEqual(['L', 'R', 'C', 'P', 'D', 'O', 'W', 'K'])
  const needed = definition.decisions.get('which-permits')
  const answers = {
    permitsHeld: ['R'],
    civilBuildingArea: 0,
    tenderRequired: true,
    occupiesRoad: true,
    occupiesGreen: false,
    dischargesToSewer: false,
    totalInvestment: 50_000_000_000,
    grossFloorArea: 98_000,
  }
  const read = (name: string) => Object.entries(answers).find(([key]) => key === name)?.[1]
  const result = needed?.evaluate({ read, now: 0, zone: 'Asia/Shanghai' })
  expect(result?.ok ? result.value : result).toEqual(['L', 'P', 'O', 'K'])
})

test('says in words what is wrong with a table', () => {
  const [land, construction] = ['建设用地规划许可证', '建筑工程施工许可证'].flatMap((name) => knownRow(name) ?? [])
  if (land === undefined || construction === undefined) throw new Error('Expected both permits to be known.')
  const wrong: Table = {
    rows: [
      { ...land, after: ['K'], condition: 'noSuchField > 1' },
      { ...construction, department: '', promisedDays: 9 },
    ],
    rules: usualRules,
  }

  const found = checkTable(wrong, fields).map(({ row, messageZh }) => `${row} ${messageZh}`)

  expect(found).toEqual([
    '0 适用条件里的“noSuchField”不是申请表的字段。',
    '1 请选择部门。',
    '1 承诺天数不能超过法定天数。',
    'null “在…之后核发”绕成了圈，请去掉其中一项。',
  ])
})

async function drawn(table: Table): Promise<{ definition: ProcessDefinition; described: readonly string[] }> {
  const { files } = await writeProcess(table, head)
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]))
  const parsed = await parseDeployment(bytes, { milestoneOrder })
  expect(parsed.ok ? parsed.deployment.problems : parsed.problems).toEqual([])
  const read = await readProcess(bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { definition, permits } = read.process
  return { definition, described: [...permits.keys()] }
}
