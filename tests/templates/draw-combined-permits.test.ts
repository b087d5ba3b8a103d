import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { drawCombinedPermits } from '../../templates/permits/draw-combined-permits.ts'
import { layOut } from '../../templates/permits/layout/lay-out.ts'
import type { Mark } from '../../templates/permits/layout/mark.ts'
import { widthOf } from '../../templates/permits/typeface/typeface.ts'
import { hasInk, openPdf, rasterise, textOfPage } from './read-pdf.ts'
import { enterprise, samplePermits } from './sample-permits.ts'

const scale = 2

describe('the combined permits', () => {
  test('gives every title, number and the name of the enterprise to a reader of the text', async () => {
    const input = samplePermits()

    const document = await openPdf(await drawCombinedPermits(input))

    const cover = await textOfPage(document, 1)
    expect(cover).toContain(enterprise)
    expect(cover).toContain(input.title)
    for (const [index, permit] of input.permits.entries()) {
      const text = await textOfPage(document, index + 2)
      expect(cover).toContain(permit.title)
      expect(cover).toContain(permit.number)
      expect(text).toContain(permit.title)
      expect(text).toContain(permit.numberText)
      expect(text).toContain(permit.checkWord)
      expect(text).toContain(permit.authority)
      expect(text).toContain(`第 ${index + 2} 页，共 9 页`)
      for (const { value } of permit.fields)
        for (const line of value.split('\n')) expect(text).toContain(line.replaceAll('　', ' '))
    }
  })

  test('has ink wherever a character stands', async () => {
    const input = samplePermits()

    const document = await openPdf(await drawCombinedPermits(input))

    const holes: string[] = []
    for (const [index, sheet] of layOut(input).entries()) {
      const raster = await rasterise(document, index + 1, scale)
      for (const box of sheet.marks.flatMap(characterBoxes)) {
        if (!hasInk(raster, scale, box.x, box.y, box.width, box.height))
          holes.push(`${box.character} on page ${index + 1}`)
      }
    }
    expect(holes).toEqual([])
  })

  test('stays below 500 kB with eight permits', async () => {
    const input = samplePermits()

    const bytes = await drawCombinedPermits(input)

    expect(input.permits).toHaveLength(8)
    expect(bytes.length).toBeLessThan(500_000)
  })

  test('is the same, byte for byte, when drawn again', async () => {
    const first = await drawCombinedPermits(samplePermits())
    const second = await drawCombinedPermits(samplePermits())

    expect(sha256(second)).toBe(sha256(first))
  })

  test('marks every page of a sample, and no page of the real thing', async () => {
    const sample = await openPdf(await drawCombinedPermits(samplePermits()))
    const real = await openPdf(await drawCombinedPermits({ ...samplePermits(), sample: false }))

    for (let page = 1; page <= 9; page += 1) {
      expect(await textOfPage(sample, page)).toContain('样张 · 演示数据')
      expect(await textOfPage(real, page)).not.toContain('样张 · 演示数据')
    }
  })

  test('says what it is, in which language, and how to archive it', async () => {
    const document = await openPdf(await drawCombinedPermits(samplePermits()))

    const { info, metadata } = await document.getMetadata()
    expect(info).toMatchObject({
      Title: '工程建设证照合订本 SQ20240425009',
      Language: 'zh-CN',
      CreationDate: 'D:20240425083000Z',
    })
    expect(metadata.getRaw()).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(metadata.getRaw()).toContain('<xmp:CreateDate>2024-04-25T08:30:00Z</xmp:CreateDate>')
    expect(document.fingerprints[0]).toMatch(/^[0-9a-f]{32}$/)
  })

  test('leads from the contents and from the outline to each permit', async () => {
    const input = samplePermits()

    const document = await openPdf(await drawCombinedPermits(input))

    const links = await (await document.getPage(1)).getAnnotations()
    const targets = await Promise.all(links.map((link) => document.getPageIndex(link.dest[0])))
    expect(targets).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const outline = await document.getOutline()
    expect(outline.map(({ title }) => title)).toEqual([input.title, ...input.permits.map(({ title }) => title)])
  })

  test('refuses to leave a hole for a character that its font lacks, and names it', async () => {
    const input = { ...samplePermits(), applicant: { name: '𠮷野建设有限公司', creditCode: '91430399MAFAKE019N' } }

    const drawing = drawCombinedPermits(input)

    await expect(drawing).rejects.toMatchObject({
      code: 'missing-glyph',
      message: 'Expected every character to be in the permit font, but it lacks 𠮷 (U+20BB7).',
      messageZh: '证照字体缺少以下字符，无法打印：𠮷 (U+20BB7)。',
    })
  })

  test('makes text with look-alike characters findable by the usual ones', async () => {
    const input = samplePermits()
    const copied = { ...input, project: { ...input.project, name: '湘潭中⼯京迪智造园\u00a0一期\t甲' } }

    const document = await openPdf(await drawCombinedPermits(copied))

    expect(await textOfPage(document, 1)).toContain('湘潭中工京迪智造园 一期 甲')
  })
})

interface CharacterBox {
  readonly character: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function characterBoxes(mark: Mark): readonly CharacterBox[] {
  if (mark.type !== 'text') return []
  const { size, weight, spacing } = mark
  let x = mark.x
  return [...mark.text].flatMap((character): CharacterBox[] => {
    const width = widthOf(character, weight, size)
    const box = { character, x, y: mark.y - size * 0.85, width, height: size }
    x += width + spacing
    return character.trim() === '' ? [] : [box]
  })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
