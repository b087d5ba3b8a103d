import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createCipher } from '../../../api/personal-data/cipher.ts'
import { readKeyFile } from '../../../api/personal-data/key-file.ts'
import { maskIdentityNumber, maskMobile } from '../../../api/personal-data/mask.ts'

const folder = mkdtempSync(join(tmpdir(), 'siji-key-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the cipher', () => {
  const cipher = createCipher(new Uint8Array(32).fill(7))

  test('gives back what it sealed, and never the same bytes twice', () => {
    const sealed = cipher.seal('13800000000', 'people.mobile')

    expect(cipher.open(sealed, 'people.mobile')).toBe('13800000000')
    expect(Buffer.from(sealed).includes('13800000000')).toBe(false)
    expect(cipher.seal('13800000000', 'people.mobile')).not.toEqual(sealed)
  })

  test('opens nothing that was changed, moved to another column, or sealed with another key', () => {
    const sealed = Buffer.from(cipher.seal('13800000000', 'people.mobile'))
    const changed = Buffer.from(sealed)
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1

    expect(() => cipher.open(changed, 'people.mobile')).toThrow()
    expect(() => cipher.open(sealed, 'people.identityNumber')).toThrow()
    expect(() => createCipher(new Uint8Array(32).fill(8)).open(sealed, 'people.mobile')).toThrow()
  })
})

describe('the key file', () => {
  test('is made once, for its owner alone, and read again afterwards', () => {
    const path = join(folder, 'made.key')

    const first = readKeyFile(path)

    expect(readKeyFile(path)).toEqual(first)
    expect(first).toHaveLength(32)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
  })

  test('is refused where it holds something else', () => {
    const path = join(folder, 'broken.key')
    writeFileSync(path, 'secret')

    expect(() => readKeyFile(path)).toThrow('Expected 64 hexadecimal digits')
  })

  test('is refused where it can neither be read nor made', () => {
    writeFileSync(join(folder, 'file'), '')

    expect(() => readKeyFile(join(folder, 'file', 'inside.key'))).toThrow('SIJI_KEY_FILE')
  })
})

describe('a mask', () => {
  test('leaves of a number what its owner recognises', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('110105********002X')
    expect(maskMobile('13800000000')).toBe('138****0000')
    expect(maskMobile('1380')).toBe('****')
  })
})
