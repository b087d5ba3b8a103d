import { describe, expect, test } from 'vitest'
import { siji } from './siji.ts'

describe('siji due', () => {
  test('reckons a deadline over the Spring Festival with its make-up Saturday', async () => {
    const ran = await siji(['due', '--accepted', '2026-02-13T09:00:00+08:00', '--days', '3'])

    expect(ran.code).toBe(0)
    expect(ran.lines).toEqual([
      {
        due: '2026-02-25T17:30:00+08:00',
        provisional: false,
        usedDays: 0,
        remainingDays: 3,
        light: 'green',
        counted: ['2026-02-14', '2026-02-24', '2026-02-25'],
      },
    ])
  })

  test('gives no date and a grey light while a suspension is open', async () => {
    const question = ['--suspension', '2026-03-04T10:00:00+08:00/', '--at', '2026-03-05T09:00:00+08:00']

    const ran = await siji(['due', '--accepted', '2026-03-02T09:00:00+08:00', '--days', '8', ...question])

    expect(ran.lines).toMatchObject([{ due: null, light: 'grey', usedDays: 2 }])
  })

  test('explains how each day was counted, in both languages, as data and as text', async () => {
    const question = ['--accepted', '2026-02-13T09:00:00+08:00', '--days', '3', '--explain']

    const [ran, text] = [await siji(['due', ...question]), await siji(['due', ...question, '--format', 'text'])]

    const zh = [
      { when: '2月13日', what: '09:00 受理，当天不计' },
      { when: '2月14日', what: '第 1 天（调休上班，照计）' },
      { when: '2月15–23日', what: '春节，不计' },
      { when: '2月24–25日', what: '第 2–3 天' },
      { when: '2月25日', what: '17:30 到期' },
    ]
    expect(ran.lines).toMatchObject([
      {
        due: '2026-02-25T17:30:00+08:00',
        explanation: {
          zh: { sentence: '2月13日 09:00 受理，3 个工作日，2月25日 17:30 到期。', lines: zh },
          en: { lines: expect.arrayContaining([{ when: '15–23 Feb', what: 'Spring Festival, not counted' }]) },
        },
      },
    ])
    for (const { when, what } of zh) expect(text.stdout).toContain(`${when}　${what}`)
    expect(text.stdout).toContain('3 working days from 13 Feb, 09:00 (accepted) are due on 25 Feb, 17:30.')
  })

  test('answers a batch line by line and refuses the line that makes no sense', async () => {
    const lines = [
      '{"accepted":"2026-12-21T09:00:00+08:00","days":20}',
      '{"accepted":"yesterday","days":1}',
      '{"accepted":"2026-03-02T09:00:00+08:00","days":8,"extension":2}',
      'accepted yesterday',
      '[]',
    ]

    const ran = await siji(['due', '--batch', '-'], lines.join('\n'))

    expect(ran.code).toBe(2)
    expect(ran.lines).toMatchObject([{ due: '2027-01-18T17:30:00+08:00', provisional: true }, { remainingDays: 10 }])
    expect(
      ran.stderr
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { problem: 'due-question', line: 2 },
      {
        line: 4,
        messageZh: expect.stringContaining('每行应为一个 JSON 对象'),
        message: expect.stringContaining('JSON object'),
      },
      { line: 5, messageZh: expect.stringContaining('期望 对象，实际接收 数组') },
    ])
  })
})

describe('the command line', () => {
  test.each([[['nonsense']], [['due', '--days', '3']], [['due', '--colour', 'red']], [['build', '--format', 'xml']]])(
    'says what is right when it is called as %j',
    async (args) => {
      const ran = await siji(args)

      expect(ran.code).toBe(3)
      expect(ran.stderr).not.toBe('')
      expect(ran.stdout).toBe('')
    },
  )
})
