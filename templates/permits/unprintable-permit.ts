/** A permit that cannot be put on paper as it is; it must be mended before a number is given. */
export class UnprintablePermit extends Error {
  override readonly name = 'UnprintablePermit'
  readonly code: 'missing-glyph' | 'permit-text-too-long'
  readonly messageZh: string

  constructor(code: UnprintablePermit['code'], message: string, messageZh: string) {
    super(message)
    this.code = code
    this.messageZh = messageZh
  }
}

/** A title, sentence or label that leaves no room for the fields. */
export function textTooLong(permit: { readonly type: string; readonly title: string }): UnprintablePermit {
  return new UnprintablePermit(
    'permit-text-too-long',
    `Expected title, sentence and labels of ${permit.type} to leave room for its fields, but they fill half a page.`,
    `${permit.title}的标题、许可语或栏目名称过长，占去半页，放不下各栏内容。`,
  )
}
