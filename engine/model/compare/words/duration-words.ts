import { type Both, both } from '../part.ts'

const UNITS: readonly Both[] = [
  both('年', 'year(s)'),
  both('个月', 'month(s)'),
  both('周', 'week(s)'),
  both('天', 'day(s)'),
  both('小时', 'hour(s)'),
  both('分钟', 'minute(s)'),
  both('秒', 'second(s)'),
]

const DURATION = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** `P5D` as `5 天`; `null` for what is no ISO 8601 duration of whole units. */
export function durationWords(text: string): Both | null {
  const found = DURATION.exec(text)
  if (found === null) return null
  const parts = UNITS.flatMap((unit, index) => {
    const count = found[index + 1]
    return count === undefined ? [] : [both(`${count} ${unit.zh}`, `${count} ${unit.en}`)]
  })
  return both(parts.map(({ zh }) => zh).join(' '), parts.map(({ en }) => en).join(' '))
}
