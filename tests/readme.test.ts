import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { siji } from './cli/siji.ts'

const files = ['README.md', 'README.zh-CN.md', 'processes/seven-permits/README.md']
const folder = mkdtempSync(join(tmpdir(), 'siji-readme-'))
const hello = join(folder, 'hello.bpmn')

beforeAll(() => writeFileSync(hello, processIn('README.md')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the process in ten lines', () => {
  test.each(['README.md', 'README.zh-CN.md'])('runs to its end as %s says', async (file) => {
    const model = join(folder, `${file}.bpmn`)
    writeFileSync(model, processIn(file))

    const ran = await siji(['run', model, '--auto'])

    expect(processIn(file).trim().split('\n').length).toBeLessThanOrEqual(10)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.lines.at(-1)).toMatchObject({ instance: 1, result: 'completed', waiting: [] })
    expect(ran.lines.at(-1)).toMatchObject({ completed: ['received', 'review', 'issued'] })
  })

  test('is the same in both languages', () => {
    expect(processIn('README.zh-CN.md')).toBe(processIn('README.md'))
  })
})

describe('a command that a README names', () => {
  const commands = files.flatMap((file) => commandsIn(file).map((command) => ({ file, command })))

  test.each(commands)('works: $command ($file)', async ({ command }) => {
    const words = command.split(' ').map((word) => (/^(MODEL|模型|hello\.bpmn)$/.test(word) ? hello : word))

    const ran = await siji(words)

    expect(ran.code).toBe(0)
  })

  test('stands in every README', () => {
    expect(files.filter((file) => commandsIn(file).length < 2)).toEqual([])
  })
})

test.each(['README.md', 'README.zh-CN.md'])('the npm scripts that %s names are there', (file) => {
  const { scripts }: { readonly scripts: object } = JSON.parse(readFileSync('package.json', 'utf8'))
  const named = [...readFileSync(file, 'utf8').matchAll(/npm (?:run )?(start|test|demo|bench|check|build)\b/g)]

  expect(named.length).toBeGreaterThanOrEqual(3)
  expect(named.map(([, name]) => name).filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([])
})

function processIn(file: string): string {
  const xml = /```xml\n(.*?)```/s.exec(readFileSync(file, 'utf8'))?.[1]
  if (xml === undefined) throw new Error(`Expected a process in ${file}, but found none.`)
  return xml
}

/** What follows `npx siji`, in blocks and in the text. */
function commandsIn(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/npx siji ([^`\n]+)/g)].map(([, command]) => command?.trim() ?? '')
}
