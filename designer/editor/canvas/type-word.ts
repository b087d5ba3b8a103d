import { translate } from './translate.ts'

/** What people call a type of BPMN's, given as `bpmn:UserTask` or `userTask`. */
export function typeWord(type: string): string {
  const spaced = type
    .replace('bpmn:', '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return translate(spaced.charAt(0).toUpperCase() + spaced.slice(1))
}
