import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleMaterial } from '../../../api/demo-data/example-material.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, type Story, tell, upload } from '../../support/story.ts'

describe('materials', () => {
  let site: TestApp
  let story: Story

  beforeAll(async () => {
    site = await startTestApp()
    story = await tell(site)
  })
  afterAll(async () => await site.close())

  const put = async (bytes: Uint8Array, fileName: string, code = 'land-contract') =>
    await upload(await site.as('owner'), `${story.url}/materials/${code}`, bytes, fileName)

  test.each([
    ['an empty file', new Uint8Array(), 'a.pdf', 422, 'file-empty'],
    [
      'a program under the name of a PDF',
      Buffer.from('MZ\u0090\u0000'.repeat(50)),
      'a.pdf',
      422,
      'file-type-not-accepted',
    ],
    ['text under the name of a PDF', Buffer.from('%PD only almost'), 'a.pdf', 422, 'file-type-not-accepted'],
    ['a page of HTML', Buffer.from('<!doctype html><script>1</script>'), 'a.html', 422, 'file-type-not-accepted'],
    ['more than 50 MB', Buffer.alloc(60 * 1024 * 1024, '%PDF-1.7 '), 'a.pdf', 413, 'file-too-large'],
  ])('refuse %s', async (_, bytes, fileName, status, code) => {
    const answer = await put(bytes, fileName)

    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(readdirSync(join(site.config.filesFolder, 'incoming'))).toEqual([])
  })

  test('refuse a wrong type under a right name, and the other way round', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
      'base64',
    )

    const asPdf = await put(png, 'plan.pdf')
    const asPng = await put(png, 'plan.png')
    const pdfAsDocx = await put(await exampleMaterial('x'), 'x.docx')

    expect([asPdf.status, asPng.status, pdfAsDocx.status]).toEqual([422, 201, 422])
    expect(asPdf.body.detailZh).toContain('扩展名与内容不符')
  })

  test('refuse what this process does not ask for, and a request without a file', async () => {
    const unknown = await put(await exampleMaterial('x'), 'x.pdf', 'family-photo')
    const form = new FormData()
    form.append('note', 'no file')
    const without = await (await site.as('owner')).upload('POST', `${story.url}/materials/land-contract`, form)
    const json = await (await site.as('owner')).post(`${story.url}/materials/land-contract`, { file: 'x' })

    expect([unknown.status, without.body.code, json.status]).toEqual([404, 'file-missing', 415])
  })

  test('come back byte for byte as an attachment that no browser runs', async () => {
    const bytes = await exampleMaterial('planning-conditions')
    mustSucceed(await put(bytes, '红线图 "1".pdf', 'planning-conditions'))

    const file = await (await site.as('owner')).get(`${story.url}/materials/planning-conditions/file`)

    expect(file.bytes.equals(Buffer.from(bytes))).toBe(true)
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'content-disposition': expect.stringMatching(/^attachment; filename="file"; filename\*=UTF-8''%E7%BA%A2/),
    })
  })

  test.each([
    ['图\u202efdp.exe\u200b.pdf', '图fdp.exe.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\fakepath\\图.pdf', '图.pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
  ])('are called what one can see of their name: %j', async (given, shown) => {
    const kept = mustSucceed(await put(await exampleMaterial('named'), given, 'planning-conditions'))

    const file = await (await site.as('owner')).get(`${story.url}/materials/planning-conditions/file`)

    expect(kept.fileName).toBe(shown)
    expect(file.headers['content-disposition']).toBe(
      `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(shown)}`,
    )
  })

  test('keep the old version when they are replaced', async () => {
    const [first, second] = [await exampleMaterial('one'), await exampleMaterial('two')]
    mustSucceed(await put(first, 'a.pdf', 'design-scheme'))
    mustSucceed(await put(second, 'b.pdf', 'design-scheme'))
    const owner = await site.as('owner')

    const newest = await owner.get(`${story.url}/materials/design-scheme/file`)
    const oldest = await owner.get(`${story.url}/materials/design-scheme/file?version=1`)

    expect(newest.bytes.equals(Buffer.from(second))).toBe(true)
    expect(oldest.bytes.equals(Buffer.from(first))).toBe(true)
  })

  test('are one version when the same upload is sent twice under one key', async () => {
    const key = randomUUID()
    const bytes = Buffer.from(await exampleMaterial('same'))
    const send = async (content: Buffer) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(content)]), 'same.pdf')
      return await (await site.as('owner')).upload('POST', `${story.url}/materials/area-calculation`, form, key)
    }

    const first = await send(bytes)
    const second = await send(bytes)
    const other = await send(Buffer.from(await exampleMaterial('other')))

    expect(first.body).toMatchObject({ version: 1 })
    expect(second.body).toEqual(first.body)
    expect(other.body.code).toBe('idempotency-key-reused')
  })

  test('may be deferred by the owner where the process allows it', async () => {
    const owner = await site.as('owner')

    const minor = await owner.post(`${story.url}/materials/supervision-contract/deferral`, { signed: true })
    const unsigned = await owner.post(`${story.url}/materials/geological-report/deferral`, { signed: false })
    const major = await owner.post(`${story.url}/materials/business-licence/deferral`, { signed: true })
    const byFiler = await (await site.as('filer')).post(`${story.url}/materials/wage-account/deferral`, {
      signed: true,
    })

    expect(minor.body).toMatchObject({ code: 'supervision-contract', days: 10 })
    expect([unsigned.status, major.body.code, byFiler.status]).toEqual([400, 'material-not-deferrable', 403])
    const { list } = await owner.get(`${story.url}/requirements`)
    expect(list.find(({ code }) => String(code) === 'supervision-contract')).toMatchObject({
      state: 'deferred',
      isMet: true,
    })
  })

  test('are hidden from other enterprises', async () => {
    const stranger = await site.as('owner-2')

    const read = await stranger.get(`${story.url}/materials/planning-conditions/file`)
    const written = await upload(
      stranger,
      `${story.url}/materials/planning-conditions`,
      await exampleMaterial('x'),
      'x.pdf',
    )

    expect([read.status, written.status]).toEqual([404, 404])
  })

  describe('in pieces', () => {
    const key = 'a'.repeat(32)
    const address = () => `${story.url}/materials/geological-report/uploads/${key}`
    const piece = async (account: string, bytes: Uint8Array, offset: number, length: number, name = '报告.pdf') =>
      await (await site.as(account)).call({
        method: 'PATCH',
        url: address(),
        payload: Buffer.from(bytes),
        headers: {
          'content-type': 'application/octet-stream',
          'upload-offset': String(offset),
          'upload-length': String(length),
          'upload-name': encodeURIComponent(name),
        },
      })

    test('go on where they were cut off, and make one version however often the last one comes', async () => {
      const bytes = await exampleMaterial('geological-report')
      const half = Math.floor(bytes.length / 2)

      expect((await piece('owner', bytes.subarray(0, half), 0, bytes.length)).body).toEqual({
        offset: half,
        done: false,
      })
      expect((await piece('owner', bytes.subarray(half), half + 1, bytes.length)).body.code).toBe('upload-offset-wrong')
      expect((await (await site.as('owner')).get(address())).body).toEqual({ offset: half })
      expect((await piece('owner', bytes.subarray(half), half, bytes.length)).body.done).toBe(true)
      expect((await piece('owner', bytes, 0, bytes.length)).body.done).toBe(true)

      const { list } = await (await site.as('owner')).get(`${story.url}/materials`)
      const kept = list.filter(({ code }) => String(code) === 'geological-report')
      expect(kept.map(({ version, fileName }) => [version, fileName])).toEqual([[1, '报告.pdf']])
    })

    test('are nobody else’s, no larger than a file may be, and of an accepted type as a whole', async () => {
      const stranger = await piece('owner-2', Buffer.from('x'), 0, 10)
      const huge = await piece('owner', Buffer.from('x'), 0, 60 * 1024 * 1024)
      const program = await piece('owner', Buffer.from('MZ'.repeat(50)), 0, 100)
      const longer = await piece('owner', Buffer.from('x'.repeat(20)), 0, 10)

      expect([stranger.status, huge.status, program.status, longer.status]).toEqual([404, 413, 422, 409])
      expect((await (await site.as('owner')).get(address())).body).toEqual({ offset: 0 })
    })
  })
})
