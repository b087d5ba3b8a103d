import type { Editor } from '../canvas/open-modeler.ts'
import type { Shape } from '../canvas/services.ts'
import { together } from '../canvas/together.ts'
import type { Offers } from '../draft/draft.ts'
import { attributesOf, extensionsOf, replaceExtensions, writeExtension } from '../model/extension.ts'
import { nameWith } from '../patterns/naming.ts'
import { insertBefore, insertBehind } from '../plan/insert-fragment.ts'
import { sign } from './draw-step.ts'
import { mayPass, milestonesInto } from './milestones.ts'
import { freeSuffix, type Placing } from './place-step.ts'
import { CORRECTIONS, correction, drawAroundReview } from './steps/correction.ts'

const NEEDS = 'needsCorrection'

/** Whether 补正回路 can be put around it: a task by people that is left in one way and cannot be sent back yet. */
export function canBeWrapped(shape: Shape): boolean {
  const [leaving, ...others] = shape.outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow')
  const isLeftOneWay = others.length === 0 && leaving?.businessObject.get('conditionExpression') === undefined
  return shape.type === 'bpmn:UserTask' && isLeftOneWay && !outcomesOf(shape).some(({ value }) => value === NEEDS)
}

/**
 * Puts 补正回路 around a review that stands: it gets the answer 需补正, which leads to one notice, to waiting while the
 * promised clock stands still, and back to it for another round. What led to it and what follows stay. One undo.
 */
export function wrapReview(editor: Editor, offers: Offers, chosen: Shape, context: Placing['context']): void {
  const { elementRegistry, modeling, elementFactory, selection, directEditing } = editor.services
  const suffix = freeSuffix(correction, context, (id) => elementRegistry.get(id) !== undefined)
  const answer = answerOf(chosen) ?? nameWith(suffix, false).id('reviewed')
  const asApplication = drawAroundReview(nameWith(suffix, true), answer)
  const isApplication = mayPass(asApplication.behind, milestonesInto(chosen), offers.milestoneOrder)
  const { id } = nameWith(suffix, isApplication)
  const drawn = isApplication ? asApplication : drawAroundReview(nameWith(suffix, false), answer)
  const template = `${correction.key}@${correction.version}`
  together(editor, () => {
    writeAnswers(editor, chosen, answer)
    insertBehind(editor, sign(drawn.behind, template), chosen)
    insertBefore(editor, sign(drawn.before, template), chosen)
    const [corrected, again] = [elementRegistry.get(id('corrected')), elementRegistry.get(id('reviewAgain'))]
    if (corrected === undefined || again === undefined || !corrected.parent) return
    const middle = { x: again.x + again.width / 2, y: corrected.y + corrected.height / 2 }
    const waypoints = [{ x: corrected.x, y: middle.y }, middle, { x: middle.x, y: again.y + again.height }]
    const back = elementFactory.create('connection', { type: 'bpmn:SequenceFlow', waypoints })
    const flow = modeling.createConnection(corrected, again, back, corrected.parent, { connectionStart: waypoints[0] })
    writeExtension(editor, flow, 'siji:Rounds', { max: String(CORRECTIONS) })
  })
  directEditing.cancel()
  selection.select(elementRegistry.get(id('needsCorrection')) ?? null)
}

function writeAnswers(editor: Editor, chosen: Shape, answer: string): void {
  const outcomes = outcomesOf(chosen)
  const before = outcomes.length === 0 ? [{ value: 'agree', label: '符合' }] : outcomes
  replaceExtensions(editor, chosen, 'siji:Outcome', [...before, { value: NEEDS, label: '需补正' }])
  if (answerOf(chosen) !== null) return
  const outputs = extensionsOf(chosen, 'siji:Output').map(attributesOf)
  replaceExtensions(editor, chosen, 'siji:Output', [...outputs, { source: '=outcome', target: answer }])
}

/** The variable in which the answer is kept already. */
function answerOf(chosen: Shape): string | null {
  const kept = extensionsOf(chosen, 'siji:Output').map(attributesOf)
  return kept.find(({ source }) => source?.replace(/\s/g, '') === '=outcome')?.['target'] ?? null
}

function outcomesOf(chosen: Shape) {
  return extensionsOf(chosen, 'siji:Outcome').map(attributesOf)
}
