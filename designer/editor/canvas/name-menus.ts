import type { Services } from './services.ts'

const TITLES: Readonly<Record<string, string>> = { 'color-picker': '颜色', 'align-elements': '对齐' }

/** Libraries open some menus without a title; bpmn-js then calls them by an English word that nothing translates. */
export function nameMenus({ popupMenu }: Pick<Services, 'popupMenu'>): void {
  const open = popupMenu.open.bind(popupMenu)
  popupMenu.open = (target, menu, position, options) => {
    const title = TITLES[menu]
    open(target, menu, position, title === undefined ? options : { title, ...options })
  }
}
