import type { Page } from 'playwright-core'

const MOST_STEPS = 200

// A Chinese word takes its pinyin and a choice: about three keys for each character.
const KEYS_OF_HAN = 3

export interface Keyboard {
  readonly press: (key: string) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** Presses Tab until what `selector` names has the focus; throws where a keyboard never gets there. */
  readonly tabTo: (selector: string) => Promise<void>
  /** Types into the field that `selector` names. */
  readonly typeInto: (selector: string, text: string) => Promise<void>
  /** How many keys a person would have pressed until now. */
  readonly pressed: () => number
}

/** The keyboard alone, which counts what it is asked for. */
export function keyboardOf(page: Page): Keyboard {
  let pressed = 0
  const press = async (key: string) => {
    pressed += 1
    await page.keyboard.press(key)
  }
  const type = async (text: string) => {
    pressed += [...text].reduce((keys, each) => keys + (/\p{Script=Han}/u.test(each) ? KEYS_OF_HAN : 1), 0)
    await page.keyboard.type(text)
  }
  const tabTo = async (selector: string) => {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const isThere = await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) === true`)
      if (isThere === true) return
      await press('Tab')
    }
    throw new Error(`Expected Tab to come to ${selector}, but it did not in ${MOST_STEPS} steps.`)
  }
  const typeInto = async (selector: string, text: string) => {
    await tabTo(selector)
    await type(text)
  }
  return { press, type, tabTo, typeInto, pressed: () => pressed }
}
