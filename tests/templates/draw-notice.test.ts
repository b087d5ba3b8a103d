import { expect, test } from 'vitest'
import { drawNotice } from '../../templates/notices/draw-notice.ts'
import type { NoticeDocument } from '../../templates/notices/notice-document.ts'
import { openPdf, textOfPage } from './read-pdf.ts'

const notice: NoticeDocument = {
  kind: 'notice',
  createdAt: Date.parse('2024-04-25T14:12:00+08:00'),
  documentId: 'notice 1',
  title: '补正告知书',
  number: '文书编号 SQ20240425001-2',
  addressee: '湘潭中工京迪产业园发展有限公司：',
  paragraphs: [
    '各部门对“湘潭中工京迪智造园”申请（编号 SQ20240425001）的补正意见已合并如下，请于 2024年5月27日 前一次提交；补正期间承诺时限中止。',
    '如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
  ],
  items: [
    {
      about: '人防面积计算表',
      whatIsWrong: '计算表缺第 3 页。',
      howToFix: '补传完整的计算表。',
      rule: '人民防空法第二十二条',
    },
    { about: '', whatIsWrong: '总平面图与面积不一致。', howToFix: '核对后更正。', rule: null },
  ],
  authority: '湘潭经开区行政审批局',
  date: '2024年4月25日',
  seal: { text: '湘潭经开区行政审批局', lower: '样章' },
  project: '湘潭中工京迪智造园',
  sample: '演示数据，不具有法律效力',
}

async function pagesOf(document: NoticeDocument): Promise<readonly string[]> {
  const pdf = await openPdf(await drawNotice(document))
  const texts: string[] = []
  for (let page = 1; page <= pdf.numPages; page += 1) {
    texts.push((await textOfPage(pdf, page)).replaceAll(/\s/g, ''))
  }
  return texts
}

/** Every text that it must hold, without the blanks that lines end in. */
function textsOf({ title, number, addressee, paragraphs, items, authority, date }: NoticeDocument) {
  const things = items.flatMap(({ about, whatIsWrong, howToFix, rule }) => [about, whatIsWrong, howToFix, rule ?? ''])
  return [title, number, addressee, ...paragraphs, ...things, authority, date].map((text) => text.replaceAll(/\s/g, ''))
}

test('a notice holds all of its text on one sheet, and gives the same bytes again', async () => {
  const pages = await pagesOf(notice)

  expect(pages).toHaveLength(1)
  expect(textsOf(notice).filter((text) => !pages[0]?.includes(text))).toEqual([])
  expect(Buffer.from(await drawNotice(notice)).equals(Buffer.from(await drawNotice(notice)))).toBe(true)
})

test('a notice with many things to correct goes on over sheets, loses none and keeps name, date and seal together', async () => {
  const items = Array.from({ length: 60 }, (_, index) => ({
    about: `材料 ${index + 1}`,
    whatIsWrong: `第 ${index + 1} 处与图纸不一致，尺寸、面积和说明各有出入，需要逐项核对。`,
    howToFix: '核对后更正并重新上传。',
    rule: index % 2 === 0 ? '建筑法第八条' : null,
  }))
  const long = { ...notice, items }

  const pages = await pagesOf(long)
  const whole = pages.map((text, index) => text.replace(`第${index + 1}页，共${pages.length}页`, '')).join('')

  expect(pages.length).toBeGreaterThan(3)
  expect(items.filter(({ whatIsWrong }) => !whole.includes(whatIsWrong.replaceAll(/\s/g, '')))).toEqual([])
  expect(pages.at(-1)).toContain('湘潭经开区行政审批局2024年4月25日')
})

test('a notice with a character that the font lacks is still drawn', async () => {
  const [page] = await pagesOf({ ...notice, addressee: '演示𠮷公司：' })

  expect(page).toContain('演示?公司：')
})
