import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importUpload } from '../../../api/drafts/bundle/import-upload.ts'
import { packBundle } from '../../../api/drafts/bundle/pack-bundle.ts'
import { Refusal } from '../../../api/refusal.ts'
import { propertySeed } from '../../support/property-seed.ts'
import { type Packed, zipByHand } from './zip-by-hand.ts'

const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
<process id="p" isExecutable="true"><startEvent id="s"/></process></definitions>`
const diagram: Packed = { path: 'process.bpmn', content: xml }
const form = '{"title":"审查意见"}'

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const error = await importUpload(bytes).catch((reason: unknown) => reason)
  if (!(error instanceof Refusal)) throw new Error('Expected it to be refused.', { cause: error })
  expect(error.messageZh).toMatch(/[\u4e00-\u9fff]/)
  return `${error.code} ${error.fields[0]?.code ?? ''}`
}

describe('a .zip of a process', () => {
  test('gives back every file that was packed, and leaves out what stands beside', async () => {
    const files = {
      'process.bpmn': xml,
      'forms/review.json': form,
      'scenarios/全部通过.jsonl': '{}',
      'process.json': '{}',
    }
    const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))

    const packed = packBundle({ ...bytes, 'README.md': Buffer.from('# 说明') }, '<svg/>')
    const opened = await importUpload(packed)

    expect(opened.files).toEqual(files)
    expect(packBundle({ ...bytes, 'README.md': Buffer.from('# 说明') }, '<svg/>')).toEqual(packed)
  })

  test('may lie in a folder, with what systems put beside it', async () => {
    const inFolder = [
      'seven/process.bpmn',
      'seven/forms/review.json',
      '__MACOSX/seven/._process.bpmn',
      'seven/.DS_Store',
    ]
    const packed = zipByHand([
      { path: 'seven/', content: '', method: 0, mode: 0o040755 },
      ...inFolder.map((path) => ({ path, content: path.endsWith('.bpmn') ? xml : form })),
    ])

    const { files } = await importUpload(packed)

    expect(Object.keys(files).sort()).toEqual(['forms/review.json', 'process.bpmn'])
  })

  const bomb = Buffer.alloc(9 * 1024 * 1024)
  test.each<readonly [what: string, packed: Buffer, code: string]>([
    ['a path that leads out of the folder', zipByHand([{ ...diagram, path: '../process.bpmn' }]), 'path'],
    ['a path that leads out further inside', zipByHand([{ ...diagram, path: 'forms/../../x.json' }]), 'path'],
    ['an absolute path', zipByHand([{ ...diagram, path: '/etc/process.bpmn' }]), 'path'],
    ['a drive', zipByHand([{ ...diagram, path: 'C:/process.bpmn' }]), 'path'],
    ['a path of another system', zipByHand([{ ...diagram, path: '..\\process.bpmn' }]), 'path'],
    ['a zero in its name', zipByHand([{ ...diagram, path: 'process.bpmn\0.txt' }]), 'path'],
    ['more than it may hold', zipByHand([diagram, { path: 'forms/big.json', content: bomb }]), 'too-large'],
    ['more than it says', zipByHand([{ ...diagram, content: bomb, declaredSize: 100 }]), 'size'],
    ['less than it says', zipByHand([{ ...diagram, declaredSize: 5_000 }]), 'size'],
    ['two files of one name', zipByHand([diagram, { ...diagram, path: 'Process.bpmn' }]), 'duplicate'],
    ['files laid over one another', zipByHand([diagram, { ...diagram, path: 'other.bpmn', at: 0 }]), 'broken'],
    ['a link', zipByHand([{ ...diagram, content: '/etc/passwd', mode: 0o120777 }]), 'link'],
    ['a password', zipByHand([{ ...diagram, flags: 0x801 }]), 'encrypted'],
    ['another way of packing', zipByHand([{ ...diagram, method: 12 }]), 'method'],
    ['content that was changed', zipByHand([{ ...diagram, crc: 1 }]), 'broken'],
    ['a name in GBK', zipByHand([{ ...diagram, name: Buffer.from([0xc1, 0xf7, 0x2e]), flags: 0 }]), 'not-utf-8'],
    [
      'a form that is no text',
      zipByHand([diagram, { path: 'forms/a.json', content: Buffer.from([0xff]) }]),
      'not-utf-8',
    ],
    [
      '301 files',
      zipByHand(Array.from({ length: 301 }, (_, at) => ({ path: `f${at}`, content: '' }))),
      'too-many-entries',
    ],
    [
      'more files than it counts',
      zipByHand([diagram, { path: 'forms/a.json', content: form }], { count: 1 }),
      'broken',
    ],
    ['fewer files than it counts', zipByHand([diagram], { count: 2 }), 'broken'],
    ['no end', zipByHand([diagram]).subarray(0, -1), 'broken'],
    ['a program', zipByHand([diagram, { path: 'setup.exe', content: 'MZ' }]), 'not-part-of-a-deployment'],
    ['no diagram', zipByHand([{ path: 'forms/review.json', content: form }]), ''],
    ['nothing', zipByHand([]), ''],
  ])('is refused with %s', async (_, packed, code) => {
    expect(await codeOf(packed)).toBe(`bundle-refused ${code}`)
  })

  test('is refused with a diagram that could not be kept, as if it came alone', async () => {
    const packed = zipByHand([{ ...diagram, content: '<!DOCTYPE x [<!ENTITY a "b">]><definitions/>' }])

    expect(await codeOf(packed)).toMatch(/^import-refused/)
  })

  test('is opened or refused in words whatever was done to its bytes', async () => {
    const whole = zipByHand([diagram, { path: 'forms/review.json', content: form }])
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })

    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const damaged = Buffer.from(whole)
        for (const [at, value] of changes) damaged[at] = value
        const result = await importUpload(damaged).catch((error: unknown) => error)
        expect(result instanceof Refusal || (result instanceof Object && 'files' in result)).toBe(true)
      }),
      { seed: propertySeed(), numRuns: process.env['SIJI_LONG'] === '1' ? 5_000 : 200 },
    )
  })
})
