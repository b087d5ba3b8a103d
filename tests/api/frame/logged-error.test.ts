import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loggedError } from '../../../api/plugins/logged-error.ts'
import { openEngine } from '../../../api/server/open-engine.ts'
import { openLog } from '../../../api/server/open-log.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

const asking = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  targetNamespace="https://siji.dev/test"><process id="asking" isExecutable="true">
  <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="ask"/><serviceTask id="ask" siji:jobType="ask"/>
  </process></definitions>`

describe('what the log keeps of a query that failed', () => {
  let site: TestApp

  beforeAll(async () => {
    site = await startTestApp()
  })
  afterAll(async () => await site.close())

  test.each([
    ['a value that cannot be read', sql`select ${'张三\n430302199001011234'}::int`, '22P02'],
    ['a table that is not there', sql`select * from nothing where name = ${'张三\n430302199001011234'}`, '42P01'],
  ])('names no value in it: %s', async (_what, query, code) => {
    const error = await site.database.outsideParks((tx) => tx.execute(query)).then(String, (reason: Error) => reason)

    const logged = loggedError(error instanceof Error ? error : new Error('Expected a failure, but there was none.'))

    expect(logged.cause?.code ?? logged.code).toBe(code)
    expect(logged.message).toContain('Failed query: select')
    expect(JSON.stringify(logged)).not.toMatch(/张三|430302/)
  })

  test('names no value where the job of a process fails by it, but which job that is', async () => {
    const lines: string[] = []
    let toldOne = () => {}
    const written = new Promise<void>((resolve) => {
      toldOne = resolve
    })
    const write = (line: string) => {
      lines.push(line)
      toldOne()
    }
    const engine = openEngine({ url: site.url, log: openLog('warn', { write }) })
    engine.handleJobs('ask', async () => {
      await site.database.outsideParks((tx) => tx.execute(sql`select ${'张三'}::int`))
      return { type: 'completed', variables: {} }
    })
    await engine.start()
    await (await site.as('manager')).post('/api/v1/parks/demo/processes', { files: { 'process.bpmn': asking } })
    const id = v7()
    const actor = { type: 'system', name: 'test' } as const
    const start = { processId: 'asking', definitionHash: null, startEvent: null, businessKey: null, variables: {} }
    const body = { type: 'startInstance', ...start } as const
    await engine.send({ id: v7(), parkId: site.parkId, instanceId: id, actor, body })

    await written
    await engine.stop()

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ instance: id, jobType: 'ask', msg: 'job handler failed' })
    expect(lines.join()).toContain('Failed query: select')
    expect(lines.join()).not.toContain('张三')
  })
})
