import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mostMegabytes, openThread, type Thread } from './damaged-thread.ts'
import type { Tried } from './damaged-worker.ts'
import { mutations, randomNumbers } from './mutate.ts'

const isLong = process.env['SIJI_LONG'] === '1'
const models = isLong ? 1_000 : 50
const seed = Number(process.env['SIJI_SEED'] ?? Date.now() % 1_000_000)

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = [
  'processes',
  'tests/conformance/diagrams',
  '../shared/conformance/execution',
  '../shared/conformance/miwg',
]
  .map((folder) => join(root, folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.bpmn'))
  .sort()

/** No file may keep a server busy for longer. */
const mostMilliseconds = 2_000

/** Damage that has one place: what is refused for it must say that place. Events may be told where they are used. */
function isInOnePlace(mutation: string, damaged: string): boolean {
  return mutation === 'an id twice' || /(sourceRef|targetRef|attachedToRef)="nowhere"/.test(damaged)
}

interface Story extends Tried {
  readonly file: string
  readonly mutation: string
}

let thread: Thread

beforeAll(async () => {
  thread = await openThread(root)
})

afterAll(async () => await thread.close())

describe('a model that was damaged', () => {
  test(`is refused with the place, or runs (${models} of them, SIJI_SEED=${seed})`, async () => {
    const draw = randomNumbers(seed)
    const stories: Story[] = []

    for (let count = 0; count < models; count += 1) {
      const file = sources[draw(sources.length)] ?? ''
      const names = Object.keys(mutations)
      const mutation = names[count % names.length] ?? ''
      const original = readFileSync(file, 'utf8')
      const damaged = mutations[mutation]?.(original, draw) ?? ''
      const tried = await thread.tryOut(damaged)
      const isMisplaced =
        isInOnePlace(mutation, damaged) && tried.outcome === 'refused' && !tells(tried, original, damaged)
      const fault = tried.fault ?? tooMuch(tried) ?? (isMisplaced ? `elsewhere: ${JSON.stringify(tried.places)}` : null)
      stories.push({ file, mutation, ...tried, fault })
    }

    if (isLong) writeFileSync(join(root, 'docs/damaged-models.md'), pageOf(stories))
    expect(stories.filter(({ fault }) => fault !== null)).toEqual([])
    expect(new Set(stories.map(({ outcome }) => outcome))).toEqual(new Set(['refused', 'runs']))
  }, 1_200_000)
})

function tooMuch({ milliseconds, bytes }: Tried): string | null {
  if (milliseconds > mostMilliseconds) return `took ${milliseconds} ms`
  return bytes > mostMegabytes * 2 ** 20 ? `took ${bytes} bytes` : null
}

/** Whether one of the errors names the line that was changed, an element that is named there, or the one around it. */
function tells({ places }: Tried, original: string, damaged: string): boolean {
  const [before, after] = [original.split('\n'), damaged.split('\n')]
  const at = after.findIndex((line, index) => line !== before[index])
  const changed = `${before[at]}\n${after[at]}`
  const around = idsAround(before.slice(0, at).join('\n'))
  return places.some(
    ({ element, line }) =>
      line === at + 1 || (element !== null && (changed.includes(`"${element}"`) || around.at(-1) === element)),
  )
}

/** Ids of the elements that are open at the end of a text, from the outside in. */
function idsAround(text: string): readonly string[] {
  const open: (string | null)[] = []
  for (const [tag, closing, attributes = ''] of text.matchAll(/<(\/?)[\w:]+((?:"[^"]*"|[^">])*)>/g)) {
    if (closing === '/') open.pop()
    else if (!tag.endsWith('/>')) open.push(/ id="([^"]*)"/.exec(attributes)?.[1] ?? null)
  }
  return open.filter((id) => id !== null)
}

function pageOf(stories: readonly Story[]): string {
  const rows = Object.keys(mutations).map((mutation) => {
    const own = stories.filter((story) => story.mutation === mutation)
    const refused = own.filter(({ outcome }) => outcome === 'refused').length
    const faults = own.filter(({ fault }) => fault !== null).length
    const slowest = Math.max(...own.map(({ milliseconds }) => milliseconds))
    const largest = Math.max(...own.map(({ bytes }) => bytes)) / 2 ** 20
    return `| ${mutation} | ${own.length} | ${refused} | ${own.length - refused} | ${faults} | ${Math.round(slowest)} ms | ${Math.round(largest)} MB |`
  })
  return `# 损坏的模型 Damaged models

${stories.length} models damaged at random (\`SIJI_SEED=${seed}\`), written by \`npm run test:long\`. Each is read, run by itself and verified in a thread that is ended at ${mostMegabytes} MB; none may take more than ${mostMilliseconds} ms of the processor. *Faults* are crashes, errors without a place, or more than that.

| damage | models | refused | run | faults | slowest | largest |
|---|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}
`
}
