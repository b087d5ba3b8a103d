import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readProcess } from '../../../api/process-description/read-process.ts'
import { readProcessFolder } from '../../../api/processes/read-process-folder.ts'

const files = readProcessFolder(join(import.meta.dirname, '../../../processes/seven-permits'))

/** The process with its first promise for another material or permit. */
async function offering(change: object) {
  const description = JSON.parse(new TextDecoder().decode(files['process.json']))
  const [first, ...others] = description.promises.items
  description.promises.items = [{ ...first, ...change }, ...others]
  const json = new TextEncoder().encode(JSON.stringify(description))
  const read = await readProcess({ ...files, 'process.json': json })
  return read.ok ? [] : read.problems
}

test.each([
  ['a permit of public safety', { material: 'geological-report', permit: 'K' }, '涉及公共安全'],
  ['a material that a permit of public safety asks for too', { material: 'construction-contract', permit: 'D' }, 'K'],
  ['a permit that does not ask for the material', { permit: 'L' }, '应为本流程的材料'],
  ['a material that there is not', { material: 'family-photo' }, 'family-photo'],
])('a deployment that offers a promise for %s is refused', async (_case, change, words) => {
  const problems = await offering(change)

  expect(problems).toMatchObject([{ file: 'process.json', place: 'promises.items.0' }])
  expect(problems[0]?.messageZh).toContain(words)
})

test('a deployment whose promises touch no public safety is taken', async () => {
  expect(await offering({})).toEqual([])
})
