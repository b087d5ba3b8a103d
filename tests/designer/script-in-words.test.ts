import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { scriptInWords } from '../../designer/editor/scenarios/words/script-in-words.ts'

const words = { nameOf: (id: string) => `“${id}”`, answerOf: (_: string, value: string) => value }
const sentences = (text: string) => scriptInWords(text, words).map(({ line, text: sentence }) => `${line} ${sentence}`)

describe('a scenario in words', () => {
  test('tells what each line does and looks at, under its number', () => {
    const text = [
      '# 标题：补正一次',
      '{"start":"p","variables":{"a":1,"b":2,"c":3,"d":4}}',
      '{"complete":"review","index":1,"variables":{"outcome":"agree","fee":5}}',
      '',
      '{"advance":"P2DT3H"}',
      '{"advanceTo":"2026-03-02T09:00:00+08:00","instance":2}',
      '{"refused":{"message":"withdrawn"}}',
      '{"check":{"ended":false,"waiting":{"sign":2,"gate":0},"clocks":{"sign":{"light":"red"}}}}',
    ]

    expect(sentences(text.join('\n'))).toEqual([
      '2 启动“p”，带 4 项内容。',
      '3 办结“review”第 2 份：agree，带 fee = 5。',
      '5 过 2 天 3 小时。',
      '6 第 2 件：到 2026年3月2日 星期一 09:00。',
      '7 这一步应被拒绝：收到消息 withdrawn。',
      '8 检查：应仍在办理，等待“sign”（2），“gate”没有等待，“sign”的时限：红灯。',
    ])
  })

  test.each([
    ['{"start":', '看不懂：这一行应为一个 JSON 对象，现在是：{"start":'],
    ['{"complet":"a"}', '看不懂：没有这种步骤，请看已有场景的写法。'],
    ['{"complete":5}', '看不懂：complete应为一段文字，现在是：5'],
    ['{"signal":"a","as":"b"}', '看不懂：步骤 signal 里不能有 as，可以有 signal, note, instance, variables。'],
  ])('says what is wrong with a line that nobody can follow: %s', (line, text) => {
    expect(scriptInWords(`{"start":true}\n${line}`, words)).toMatchObject([
      { isWrong: false },
      { line: 2, text, isWrong: true },
    ])
  })

  test('has words for every line of the scenarios of our processes', () => {
    const wrong = readdirSync('processes').flatMap((key) =>
      readdirSync(`processes/${key}/scenarios`).flatMap((name) =>
        scriptInWords(readFileSync(`processes/${key}/scenarios/${name}`, 'utf8'), words).filter(
          ({ isWrong }) => isWrong,
        ),
      ),
    )

    expect(wrong).toEqual([])
  })
})
