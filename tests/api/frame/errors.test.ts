import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errors, isListed } from '../../../api/errors.ts'
import { problemOf } from '../../../api/plugins/problems.ts'
import { type Refusal as AnyRefusal, accepted, Refusal } from '../../../api/refusal.ts'
import { rejections } from '../../../engine/core/rejections.ts'
import { refusals } from '../../../engine/runtime/commands/refusals.ts'

const apiFolder = join(import.meta.dirname, '../../../api')

function refusalOf(code: string): AnyRefusal {
  try {
    accepted({ accepted: false, rejection: { code, message: 'Expected.', messageZh: '应为。' } })
  } catch (error) {
    if (error instanceof Refusal) return error
  }
  throw new Error(`Expected ${code} to be refused.`)
}

describe('the table of errors', () => {
  test('lists every code with which the engine rejects a command', () => {
    const codes = [...Object.keys(rejections), ...Object.keys(refusals)]

    expect(codes.filter((code) => !isListed(code))).toEqual([])
  })

  test('lists no code that nothing ever answers with', () => {
    const names = readdirSync(apiFolder, { recursive: true, encoding: 'utf8' })
    const sources = names.filter((name) => name.endsWith('.ts') && name !== 'errors.ts')
    const text = sources.map((name) => readFileSync(join(apiFolder, name), 'utf8')).join('\n')
    const ofEngine = new Set([...Object.keys(rejections), ...Object.keys(refusals)])

    const unused = Object.keys(errors).filter((code) => !ofEngine.has(code) && !text.includes(`'${code}'`))

    expect(unused).toEqual([])
  })

  test('has an error status and a title in both languages for each code', () => {
    const odd = Object.entries(errors).filter(
      ([code, [status, , titleZh]]) =>
        !/^[a-z]+(-[a-z]+)*$/.test(code) || status < 400 || status > 599 || !/[一-鿿]/.test(titleZh),
    )

    expect(odd).toEqual([])
  })

  test('makes of a rejected command a problem of the same code', () => {
    expect(problemOf(refusalOf('same-person'), '1')).toMatchObject({ code: 'same-person', status: 409 })
  })

  test('makes of an unlisted code a fault of ours', () => {
    expect(problemOf(refusalOf('never-listed'), '1')).toMatchObject({ code: 'internal-error', status: 500 })
  })
})
