import { beforeAll, expect, test } from 'vitest'
import type { ProcessFolder } from '../support/process-folder.ts'
import { authoritiesOf, constantOf, nodesOf, openProcessFolder, outputsOf } from '../support/process-folder.ts'

let folder: ProcessFolder

beforeAll(async () => {
  folder = await openProcessFolder('seven-permits')
})

test('can be deployed, and has no default only where nobody could sign', () => {
  const { result } = folder
  const problems = result.ok ? result.deployment.problems : result.problems

  // An authority for which nobody can sign must stop the application: a default flow would let it pass unsigned.
  expect(problems).toMatchObject([{ problem: 'no-way-out', severity: 'warning', element: 'signingFork' }])
})

test('knows every letter that a refusal can take with it, and no other', () => {
  expect(outputsOf(folder, 'refusal-scope.dmn')).toEqual(Object.keys(folder.description.permits).sort())
})

test('has one review task for every permit, in its own department', () => {
  const reviews = nodesOf(folder, 'userTask').filter(({ form }) => form === 'review')

  const found = reviews.map((task) => [task.permit, constantOf(task.department)]).sort()

  expect(found).toEqual(
    Object.entries(folder.description.permits)
      .map(([letter, { department }]) => [letter, department])
      .sort(),
  )
})

test('can sign for every authority that may issue', () => {
  const signing = nodesOf(folder, 'userTask').filter(({ form }) => form === 'sign')
  const authorities = Object.values(folder.description.permits).flatMap(authoritiesOf)

  const signed = new Set(signing.map(({ department }) => constantOf(department)))

  expect(authorities.filter((authority) => !signed.has(authority))).toEqual([])
})
