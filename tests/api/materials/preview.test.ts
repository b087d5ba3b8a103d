import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleMaterial } from '../../../api/demo-data/example-material.ts'
import { openFileStore } from '../../../api/files/file-store.ts'
import { openPagePictures } from '../../../api/materials/preview/page-pictures.ts'
import { runLimited } from '../../../api/materials/preview/run-limited.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { tell } from '../../support/story.ts'

describe('pages of uploaded PDFs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'siji-preview-'))
  const files = openFileStore(folder)
  const pictures = openPagePictures(files)
  const draw = async (bytes: Uint8Array, page = 1) => await pictures.draw((await files.put(bytes)).sha256, page)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('are drawn once, and again from what is kept', async () => {
    const bytes = await exampleMaterial('area-calculation', 3)

    const first = await draw(bytes, 2)
    const again = await draw(bytes, 2)

    expect(first).toMatchObject({ shown: true, pages: 3 })
    expect(again).toEqual(first)
  })

  test('end in words where there is no such page', async () => {
    expect(await draw(await exampleMaterial('area-calculation', 3), 4)).toEqual({
      shown: false,
      reason: 'no-such-page',
    })
  })

  test.each([
    ['is no PDF inside', async () => Buffer.from('%PDF-1.7\nnothing follows'), 'damaged'],
    ['has a page of no height', async () => await pdfWith([14_400, 0.001]), 'too-large'],
    ['never ends', async () => await pdfWith([595, 842], endlessForm), 'too-slow'],
  ])('end in words where the file %s, and the server lives', async (_what, make, reason) => {
    const bytes = await make()

    // A machine that does much else says so, and draws it when it is asked again.
    await expect.poll(() => draw(bytes)).toEqual({ shown: false, reason })
    await expect.poll(async () => await draw(await exampleMaterial('still-alive'))).toMatchObject({ shown: true })
  })

  test('are not called too slow where the machine had no time to draw them', async () => {
    const script = join(folder, 'waits.mjs')
    writeFileSync(script, 'setInterval(() => {}, 1_000)')

    const ended = await runLimited(script, [], { milliseconds: 1_500, bytes: 700 * 1024 * 1024 })

    expect(ended).toEqual({ outcome: 'busy' })
  })
})

describe('the preview of a material', () => {
  let site: TestApp

  beforeAll(async () => {
    site = await startTestApp()
  })
  afterAll(async () => await site.close())

  test('is a picture for whoever may read the application, and for nobody else', async () => {
    const story = await tell(site)
    await story.upload('area-calculation', await exampleMaterial('area-calculation', 2))
    const address = `${story.url}/materials/area-calculation/versions/1/pages`

    const shown = await (await site.as('owner')).get(`${address}/2`)
    const beyond = await (await site.as('owner')).get(`${address}/3`)
    const stranger = await (await site.as('owner-2')).get(`${address}/1`)

    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png'])
    expect(shown.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect([beyond.status, stranger.status]).toEqual([404, 404])
  })
})

async function pdfWith(size: [number, number], more: (document: PDFDocument) => void = () => {}): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage(size)
  more(document)
  return await document.save()
}

/** Forms that each paint the next ten times: ten levels are ten milliard squares. */
function endlessForm(document: PDFDocument): void {
  const { context } = document
  let inner = context.register(
    context.flateStream('0 0 1 1 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 600, 900] }),
  )
  for (let level = 0; level < 10; level += 1) {
    inner = context.register(
      context.flateStream('/Next Do '.repeat(10), {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 600, 900],
        Resources: { XObject: { Next: inner } },
      }),
    )
  }
  const page = document.getPage(0)
  page.node.set(PDFName.of('Resources'), context.obj({ XObject: { Next: inner } }))
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream('/Next Do')))
}
