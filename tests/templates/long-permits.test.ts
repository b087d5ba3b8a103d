import { describe, expect, test } from 'vitest'
import type { CombinedPermits, PermitPage } from '../../templates/permits/combined-permits.ts'
import { drawCombinedPermits } from '../../templates/permits/draw-combined-permits.ts'
import { layOut } from '../../templates/permits/layout/lay-out.ts'
import type { Mark } from '../../templates/permits/layout/mark.ts'
import { widthOf } from '../../templates/permits/typeface/typeface.ts'
import { openPdf, textOfPage } from './read-pdf.ts'
import { samplePermits } from './sample-permits.ts'

const frame = { left: 38, right: 557.5, top: 30, bottom: 783 }
const remark =
  '本宗地位于演示园区创业路以东，界址清楚、面积准确、权属无争议（含地下车库 Underground-Car-Park 12,345.67 m²）。'

describe('permits with long texts', () => {
  test('keep every line inside the frame', () => {
    const sheets = layOut(longPermits())

    const outside = sheets.flatMap((sheet) => sheet.marks.filter((mark) => mark.type === 'text' && !isInside(mark)))
    expect(outside.filter((mark) => mark.type === 'text' && !mark.text.startsWith('第 ') && mark.y < 800)).toEqual([])
  })

  test('keep the fields clear of the seal, the code and the date', () => {
    const sheets = layOut(longPermits())

    for (const sheet of sheets.filter(({ marks }) => marks.some(({ type }) => type === 'ring'))) {
      const table = sheet.marks.flatMap((mark) => (mark.type === 'frame' && mark.box.x === 63 ? [mark.box] : []))
      for (const box of table) expect(box.y + box.height).toBeLessThanOrEqual(634)
    }
  })

  test('lose no word of a remark that goes on over several pages', async () => {
    const input = longPermits()

    const document = await openPdf(await drawCombinedPermits(input))

    const texts = await Promise.all(layOut(input).map((_, index) => textOfPage(document, index + 1)))
    const remarks = texts.join('').replace(/\s/g, '').match(/楚/g) ?? []
    expect(remarks).toHaveLength(12 * 13 + 60)
    expect(texts.filter((text) => text.includes('不动产权证书（续）')).length).toBeGreaterThan(1)
  })

  test('repeat title and number at the head of every further page, and seal the last one only', () => {
    const input = longPermits()

    const sheets = layOut({ ...input, permits: input.permits.slice(1, 2) }).slice(1)

    const seals = sheets.map(({ marks }) => marks.filter(({ type }) => type === 'ring').length)
    expect(sheets.length).toBeGreaterThan(2)
    expect(seals).toEqual([...sheets.slice(1).map(() => 0), 1])
    for (const sheet of sheets) expect(textsOn(sheet.marks)).toContain(input.permits[1]?.number)
  })

  test('count the pages of the contents rightly when the contents themselves go on', () => {
    const input = samplePermits()
    const permits = Array.from({ length: 24 }, (_, index) => input.permits[index % 8]).filter(
      (each) => each !== undefined,
    )

    const sheets = layOut({ ...input, permits })

    const links = sheets.flatMap(({ marks }) => marks.flatMap((mark) => (mark.type === 'link' ? [mark.toSheet] : [])))
    const begins = sheets.flatMap(({ outline }, index) => (outline === null || index === 0 ? [] : [index + 1]))
    expect(links).toEqual(begins)
    expect(begins[0]).toBeGreaterThan(2)
  })

  test('are refused when title and sentence alone fill half the page', async () => {
    const input = samplePermits()
    const permit = input.permits[0]
    if (!permit) throw new Error('Expected the sample to have a permit.')

    const drawing = drawCombinedPermits({ ...input, permits: [{ ...permit, sentence: remark.repeat(12) }] })

    await expect(drawing).rejects.toMatchObject({ code: 'permit-text-too-long' })
  })
})

function longPermits(): CombinedPermits {
  const input = samplePermits()
  const [, realEstate] = input.permits
  if (!realEstate) throw new Error('Expected the sample to have a second permit.')
  const crowded: PermitPage = {
    ...realEstate,
    title: '城镇污水排入排水管网许可证（临时）',
    authority: '湘潭经济技术开发区行政审批服务局（加挂政务服务管理局牌子）',
    seal: { text: '湘潭经济技术开发区行政审批服务局', lower: '电子证照专用章' },
    fields: realEstate.fields.map(({ label, value }) => ({ label, value: `${value}。${remark.repeat(13)}` })),
  }
  const remarked: PermitPage = {
    ...realEstate,
    number: `湘${'9'.repeat(60)}号`,
    numberText: `湘${'9'.repeat(60)}号`,
    fields: [...realEstate.fields, { label: '附记与其他需要说明的事项', value: `${remark}\n`.repeat(60) }],
  }
  return {
    ...input,
    bureau: '演示园区行政审批局与建设管理服务中心'.repeat(2),
    applicant: { ...input.applicant, name: `湘潭${'中工京迪产业园发展'.repeat(8)}有限公司` },
    project: { ...input.project, name: '湘潭中工京迪智造园'.repeat(9) },
    permits: [crowded, remarked, ...input.permits],
  }
}

function isInside(mark: Mark): boolean {
  if (mark.type !== 'text') return true
  const end = mark.x + widthOf(mark.text, mark.weight, mark.size, mark.spacing)
  return mark.x >= frame.left && end <= frame.right && mark.y - mark.size >= frame.top && mark.y <= frame.bottom
}

function textsOn(marks: readonly Mark[]): string {
  return marks.map((mark) => (mark.type === 'text' ? mark.text : '')).join('')
}
