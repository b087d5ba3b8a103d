import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loggedError } from '../../../api/plugins/logged-error.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

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
})
