const UNITS = ['年', '个月', '周', '天', '小时', '分钟', '秒']

/** `3 天 2 小时`, from an ISO 8601 duration; what is none stays as it is. */
export function durationText(duration: string): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(
    duration,
  )
  const parts = UNITS.flatMap((unit, at) => (match?.[at + 1] === undefined ? [] : [`${match[at + 1]} ${unit}`]))
  return parts.length === 0 ? ` ${duration}` : ` ${parts.join(' ')}`
}
