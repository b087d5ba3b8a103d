/** Languages that pages and notices speak; Chinese is the first. */
export type Language = 'zh' | 'en'

/** One text in both languages, side by side, so that none can lack: Chinese, English. `{name}` stands for a value. */
export type Text = readonly [zh: string, en: string]

export type TextValues = { readonly [name: string]: string | number }

/** The text in a language with its values in place; throws where a value is missing. */
export function fillText([zh, en]: Text, language: Language, values: TextValues = {}): string {
  return (language === 'zh' ? zh : en).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`Expected a value for {${name}} in "${zh}", but found none.`)
    return String(value)
  })
}
