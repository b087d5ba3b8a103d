const WEEKDAYS = '日一二三四五六'

/** `2026年2月14日 星期六 17:30`, from ISO 8601 with its own offset. */
export function dateText(iso: string): string {
  const [date = '', time = ''] = iso.split('T')
  const [year, month, day] = date.split('-').map(Number)
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
  return `${year}年${month}月${day}日 星期${weekday} ${time.slice(0, 5)}`
}

/** `1月5日 09:00`, in the zone of the office. */
export function shortText(at: number): string {
  return new Date(at)
    .toLocaleString('zh-CN', {
      timeZone: 'Asia/Shanghai',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    })
    .replace(/日\s*/, '日 ')
}
