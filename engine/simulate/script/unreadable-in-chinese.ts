const KINDS: { readonly [kind: string]: string } = {
  JSON: '一个 JSON 对象',
  'an object': '一个对象 {…}',
  'a text': '一段文字',
  'true or false': 'true 或 false',
  'a whole number from 0': '不小于 0 的整数',
  'a list of texts': '一组文字 ["…"]',
}

/** What `UnreadableError` says of a line, in Chinese; what it has no words for stays as it is. */
export function unreadableInChinese(message: string): string {
  if (message.startsWith('Expected a step with one of ')) return '没有这种步骤，请看已有场景的写法。'
  const others = /^Expected (.+) to hold only (.+), but found (.+)\.$/s.exec(message)
  if (others !== null) return `${others[1]?.replace('the step ', '步骤 ')} 里不能有 ${others[3]}，可以有 ${others[2]}。`
  const unlike = /^Expected (.+?) to be (.+?), but found:? (.+?)\.?$/s.exec(message)
  const kind = KINDS[unlike?.[2] ?? '']
  if (unlike === null || kind === undefined) return message
  const [, what = '', , found = ''] = unlike
  return `${/^a (line|step)/.test(what) ? '这一行' : what}应为${kind}，现在是：${found}`
}
