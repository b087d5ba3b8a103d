import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draw } from '../engine/verify/draw.ts'
import { siji } from './siji.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'siji-verify-'))
  const write = (name: string, drawing: string) => writeFileSync(at(name), draw(drawing))
  write('sound.bpmn', 'start:s > user:a\n a > end:e')
  write('stuck.bpmn', stuck)
  write('late.bpmn', 'days process 3\n start:s > calls:a\n a > user:b\n b > end:e\n days b 2')
  writeFileSync(at('called.bpmn'), draw('start:s > user:x\n x > end:e\n days x 2', 'called'))
  write('refused.bpmn', 'start:s > user:a\n a > user:a2\n a2 > s')
  write(
    'endless.bpmn',
    'days process 3\n start:s > user:a\n a > xor:g\n g > a [x > 1]\n g > end:e [default]\n days a 1',
  )
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('siji verify', () => {
  test('finds nothing in a sound process', async () => {
    const verified = await siji(['verify', at('sound.bpmn')])

    expect(verified).toMatchObject({ code: 0, lines: [] })
  })

  test('tells each fault with a script that siji run reproduces', async () => {
    const verified = await siji(['verify', at('stuck.bpmn')])

    expect(verified.code).toBe(1)
    expect(verified.lines).toMatchObject([{ fault: 'deadlock', elements: ['join'] }])
    const [fault] = verified.lines as { script: unknown[] }[] // what the command promises
    const script = fault?.script.map((line) => JSON.stringify(line)).join('\n') ?? ''
    const ran = await siji(['run', at('stuck.bpmn'), '--script', '-'], script)
    expect(ran.code).toBe(0)
    expect(ran.lines.at(-1)).toMatchObject({ result: 'failed', incidents: [{ element: 'join', code: 'stuck-join' }] })
  })

  test('tells the days on the way that breaks a promise, also in what is called', async () => {
    const alone = await siji(['verify', at('late.bpmn')])
    const together = await siji(['verify', at('late.bpmn'), '--also', at('called.bpmn')])

    expect([alone.code, together.code]).toEqual([4, 1])
    const path = [
      { element: 'x', days: 2 },
      { element: 'b', days: 2 },
    ]
    expect(together.lines).toMatchObject([{ fault: 'over-promise', overrun: { promised: 3, worst: 4, path } }])
  })

  test('says with its exit code that a model is refused, that it cannot decide, or that it was asked wrongly', async () => {
    const refused = await siji(['verify', at('refused.bpmn')])
    const unbounded = await siji(['verify', at('endless.bpmn')])
    const limited = await siji(['verify', at('sound.bpmn'), '--limit', '1'])
    const wrong = await siji(['verify', at('sound.bpmn'), '--limit', 'many'])

    expect([refused.code, unbounded.code, limited.code, wrong.code]).toEqual([2, 4, 4, 3])
  })
})

const stuck = `start:s > xor:fork
  fork > user:a [x > 1]
  fork > user:b [default]
  a > and:join
  b > join
  join > end:e`

function at(name: string): string {
  return join(folder, name)
}
