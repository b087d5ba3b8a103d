import { describe, expect, test } from 'vitest'
import { missingGlyphs } from '../../templates/permits/missing-glyphs.ts'
import { widthOf } from '../../templates/permits/typeface/typeface.ts'
import { wrapText } from '../../templates/permits/typeface/wrap-text.ts'

describe('the permit font', () => {
  test('reports each character that it cannot draw, once', () => {
    const missing = missingGlyphs(['𠮷野', '𠮷\n田 😀', '湘潭中工京迪', '㎡ m² 〔2024〕9号'])

    expect(missing).toEqual(['𠮷', '😀'])
  })

  test('reports an invisible character too, for it would draw nothing either', () => {
    expect(missingGlyphs(['湘\u0007潭'])).toEqual(['\u0007'])
  })
})

describe('wrapping', () => {
  const wrap = (text: string, characters: number) => wrapText(text, 'regular', 10, characters * 10)

  test('breaks between Chinese characters', () => {
    expect(wrap('湘潭中工京迪智造园', 4)).toEqual(['湘潭中工', '京迪智造', '园'])
  })

  test('never begins a line with a closing mark or ends one with an opening mark', () => {
    expect(wrap('湘潭中工，京迪', 4)).toEqual(['湘潭中', '工，京迪'])
    expect(wrap('湘潭中（工京迪）', 4)).toEqual(['湘潭中', '（工京迪）'.slice(0, 3), '迪）'])
  })

  test('keeps a number with its separators together', () => {
    expect(wrap('总面积98,000.00平方米', 6)).toEqual(['总面积', '98,000.00平', '方米'])
  })

  test('splits a Latin word only when it is wider than a whole line', () => {
    const lines = wrap(`编号 ${'X'.repeat(40)}`, 6)

    expect(lines.join('').replaceAll(' ', '')).toBe(`编号${'X'.repeat(40)}`)
    for (const line of lines) expect(widthOf(line, 'regular', 10)).toBeLessThanOrEqual(60)
  })

  test('keeps line feeds and empty lines', () => {
    expect(wrap('甲\n\n乙', 4)).toEqual(['甲', '', '乙'])
  })
})
