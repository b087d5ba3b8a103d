import { expect, test } from 'vitest'
import { drawTimeline } from '../../templates/timeline/draw-timeline.ts'

const drawn = drawTimeline({
  title: '联合验收 <一>',
  subtitle: '',
  days: [
    { date: '11-03', weekday: '周一', kind: 'start', word: '受理' },
    { date: '11-04', weekday: '周二', kind: 'counted', word: '第 1 日' },
    { date: '11-05', weekday: '周三', kind: 'suspended', word: '中止' },
  ],
  events: [
    { day: 0, time: '11-03 09:20', text: '受理', textEn: 'accepted' },
    { day: 2, time: '11-05 10:00', text: '整改 & 提交', textEn: 'mended' },
  ],
  legend: { counted: '计入', suspended: '中止', off: '不计' },
  conclusion: '第 1 个工作日',
})

test('draws each event below its day, one line for each', () => {
  const marks = [...drawn.matchAll(/<circle cx="(\d+)" cy="(\d+)"/g)].map(([, x, y]) => [Number(x), Number(y)])

  expect(marks).toEqual([
    [72, 215],
    [200, 261],
  ])
})

test('tells suspended days by a frame and a word, not by colour alone', () => {
  expect(drawn).toMatch(/stroke-dasharray="4 3"\/><text[^>]*>11-05</)
  expect(drawn).toContain('>中止</text>')
})

test('is XML whatever the texts hold', () => {
  expect(drawn).toContain('联合验收 &lt;一>')
  expect(drawn).toContain('整改 &amp; 提交')
})
