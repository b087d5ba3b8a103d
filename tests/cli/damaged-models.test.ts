import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mutations, randomNumbers } from '../engine/model/mutate.ts'
import { siji } from './siji.ts'

const seed = Number(process.env['SIJI_SEED'] ?? Date.now() % 1_000_000)
const models = process.env['SIJI_LONG'] === '1' ? 120 : 8

const diagrams = fileURLToPath(new URL('../conformance/diagrams/', import.meta.url))
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'siji-damaged-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(`checks and runs ${models} damaged models without a fault of its own (SIJI_SEED=${seed})`, async () => {
  const draw = randomNumbers(seed)
  const files = readdirSync(diagrams).sort()
  const names = Object.keys(mutations)
  const ends: string[] = []

  for (let count = 0; count < models; count += 1) {
    const file = files[draw(files.length)] ?? ''
    const mutation = names[draw(names.length)] ?? ''
    const path = join(folder, `${count}.bpmn`)
    writeFileSync(path, mutations[mutation]?.(readFileSync(join(diagrams, file), 'utf8'), draw) ?? '')
    const [checked, ran] = await Promise.all([siji(['check', path]), siji(['run', '--auto', path])])
    // Of several processes one has to be named.
    const asksWhich = ran.code === 3 && ran.stderr.includes('--process')
    for (const [command, { code }] of [['check', checked] as const, ...(asksWhich ? [] : [['run', ran] as const])])
      if (code === null || ![0, 1, 2, 4].includes(code))
        ends.push(`${command} ended with ${code}: ${mutation}, ${file}`)
    // What cannot be deployed is not run either.
    if (checked.code === 2 && ran.code !== 2) ends.push(`${ran.code} after a refusal: ${mutation}, ${file}`)
  }

  expect(ends).toEqual([])
}, 900_000)
