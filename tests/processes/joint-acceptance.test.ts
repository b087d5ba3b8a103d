import { beforeAll, expect, test } from 'vitest'
import { promisesOf } from '../../engine/verify/promises/over-promises.ts'
import { verifyProcess } from '../../engine/verify/verify-process.ts'
import { constantOf, nodesOf, openProcessFolder, type ProcessFolder } from '../support/process-folder.ts'

// All of its 8,600 states take half a minute.
const isLong = process.env['SIJI_LONG'] === '1'

let folder: ProcessFolder

beforeAll(async () => {
  folder = await openProcessFolder('joint-acceptance')
})

test.each(['survey', 'recheck'])('has one task for the %s of every item, in its own department', (form) => {
  const items = Object.entries(folder.description.permits).filter(([, { document }]) => document === false)

  const tasks = nodesOf(folder, 'userTask').filter((task) => task.form === form)

  expect(tasks.map(({ permit, department }) => [permit, constantOf(department)]).sort()).toEqual(
    items.map(([letter, { department }]) => [letter, department]).sort(),
  )
})

test('issues the opinion first, then the filing, then the certificate, and nothing else', () => {
  const issued = Object.entries(folder.description.permits)
    .filter(([, { document }]) => document !== false)
    .sort(([, one], [, other]) => one.order - other.order)

  expect(issued.map(([letter]) => letter)).toEqual(['J', 'F', 'R'])
})

test('needs eight working days of the authorities at most, as it promises', () => {
  const { definition } = folder

  const [whole] = promisesOf(definition, [], new Set()).filter(({ element }) => element === definition.id)

  expect(whole).toMatchObject({ promised: 8, worst: { days: 8, unknown: null } })
})

test('never gets stuck, as far as one looks', () => {
  const limit = isLong ? 200_000 : 200

  const { faults, undecided } = verifyProcess(folder.definition, { limit, others: [] })

  expect(faults).toEqual([])
  if (isLong) expect(undecided).toEqual([])
})

test('leaves water conservation and environment to the owner', () => {
  const departments = new Set(Object.values(folder.description.permits).map(({ department }) => department))

  expect(departments).not.toContain('ecology-environment')
  expect(departments).not.toContain('water-resources')
})
