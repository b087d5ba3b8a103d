import { beforeAll, expect, test } from 'vitest'
import { constantOf, nodesOf, openProcessFolder, type ProcessFolder } from '../support/process-folder.ts'

let folder: ProcessFolder

beforeAll(async () => {
  folder = await openProcessFolder('joint-acceptance')
})

test('can be deployed without a single problem', () => {
  const { result } = folder

  expect(result.ok ? result.deployment.problems : result.problems).toEqual([])
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

test('leaves water conservation and environment to the owner', () => {
  const departments = new Set(Object.values(folder.description.permits).map(({ department }) => department))

  expect(departments).not.toContain('ecology-environment')
  expect(departments).not.toContain('water-resources')
})
