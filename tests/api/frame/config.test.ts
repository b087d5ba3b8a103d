import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../api/config.ts'

describe('the configuration', () => {
  test('is a demonstration on loopback with an embedded database where nothing is said', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      config: { mode: 'demo', host: '127.0.0.1', port: 3000, databaseUrl: null, origin: null, dataFolder: '.siji' },
    })
  })

  test('is production where a database is named', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://x@db/siji' })).toMatchObject({ config: { mode: 'production' } })
  })

  test('may be a demonstration on a named database', () => {
    const read = readConfig({ DATABASE_URL: 'postgres://x@db/siji', SIJI_MODE: 'demo' })

    expect(read).toMatchObject({ config: { mode: 'demo', databaseUrl: 'postgres://x@db/siji' } })
  })

  test.each([
    ['a port that is no number', { PORT: 'web' }, 'PORT'],
    ['a port beyond the last', { PORT: '70000' }, 'PORT'],
    ['a mode that is none', { SIJI_MODE: 'test' }, 'SIJI_MODE'],
    ['a database of another kind', { DATABASE_URL: 'mysql://db' }, 'DATABASE_URL'],
    ['a demonstration for everybody', { HOST: '0.0.0.0', SIJI_MODE: 'demo', SIJI_ORIGIN: 'https://a.cn' }, 'Demo mode'],
    ['an open address without TLS', { HOST: '0.0.0.0', SIJI_MODE: 'production' }, 'SIJI_ORIGIN'],
    ['plain http for everybody', { SIJI_ORIGIN: 'http://siji.example.cn' }, 'must be https'],
  ])('refuses %s', (_what, environment, word) => {
    const read = readConfig(environment)

    expect(read).toMatchObject({ ok: false, problems: [expect.stringContaining(word)] })
  })

  test('tells all that is wrong at once', () => {
    const read = readConfig({ PORT: 'web', SIJI_MODE: 'test' })

    expect(read).toMatchObject({ ok: false, problems: [expect.any(String), expect.any(String)] })
  })
})
