import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rehearseOnThreads } from '../../../api/rehearsal/open-rehearsing.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller } from '../../support/caller.ts'

const processes = '/api/v1/parks/demo/processes'

/** A timer that ticks every second for ever. */
const ticking = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="ticking" isExecutable="true">
<startEvent id="go"/><sequenceFlow id="a" sourceRef="go" targetRef="again"/><exclusiveGateway id="again"/>
<sequenceFlow id="b" sourceRef="again" targetRef="tick"/><intermediateCatchEvent id="tick"><timerEventDefinition>
<timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>
<sequenceFlow id="c" sourceRef="tick" targetRef="again"/></process></definitions>`

/** Nearly as many commands as a scenario may lead to, and at its end something else than it tells. */
const heavy = '# 标题：走了又走\n{"start":"ticking"}\n{"advance":"PT2500S"}\n{"check":{"waiting":{"tick":2}}}\n'

const files = { 'process.bpmn': ticking, 'scenarios/heavy.jsonl': heavy }
const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))

describe('the rehearsal of a deployment', () => {
  let folder: string
  let entry: URL
  let site: TestApp
  let manager: Caller

  beforeAll(async () => {
    mkdirSync('.siji', { recursive: true })
    folder = mkdtempSync(join('.siji', 'rehearsal-'))
    const outfile = join(folder, 'rehearsal-worker.mjs')
    await build({
      ...{ entryPoints: ['api/rehearsal/rehearsal-worker.ts'], outfile, bundle: true },
      ...{ format: 'esm', platform: 'node', packages: 'external' },
    })
    entry = pathToFileURL(outfile)
    site = await startTestApp({ rehearse: rehearseOnThreads(entry) })
    manager = await site.as('manager')
  })
  afterAll(async () => {
    await site.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('holds up nobody else, and tells by its title which scenario does not go as told, and where', async () => {
    const answered: string[] = []

    const publication = manager.post(processes, { files }).then((answer) => {
      answered.push('publication')
      return answer
    })
    for (const name of ['first', 'second', 'third', 'fourth', 'fifth']) {
      await manager.get(processes)
      answered.push(name)
    }

    expect((await publication).body).toMatchObject({
      code: 'scenario-failed',
      errors: [
        { field: 'files.scenarios/heavy.jsonl', line: 4, messageZh: expect.stringMatching(/^走了又走第 4 行：/) },
      ],
    })
    expect(answered).toEqual(['first', 'second', 'third', 'fourth', 'fifth', 'publication'])
  })

  test('is ended where it takes too long or too much memory, and the next begins', async () => {
    const hasty = rehearseOnThreads(entry, { time: 1, memory: 256 })
    const narrow = rehearseOnThreads(entry, { time: 60_000, memory: 12 })

    const late = hasty(bytes)
    const next = hasty(bytes)
    const large = narrow(bytes)

    for (const each of [late, next, large]) await expect(each).rejects.toMatchObject({ code: 'rehearsal-limit' })
    expect((await rehearseOnThreads(entry)(bytes)).scenarios.count).toBe(1)
  })
})
