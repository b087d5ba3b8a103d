import type { Fragment } from '../patterns/fragment.ts'
import { writeTaskForms } from '../patterns/task-forms.ts'
import type { Origin, Plan } from '../plan/plan.ts'
import type { Files, Step, StepContext } from './step.ts'

/** The step, every part of which knows what it came from. */
export function drawStep(step: Step, context: StepContext): Fragment {
  return sign(step.draw(context), `${step.key}@${step.version}`)
}

/** The files that a step needs and that are not there yet, or that it adds to. */
export function filesOfStep(step: Step, context: StepContext, files: Files): Files {
  const forms = Object.entries(writeTaskForms(step.forms)).filter(([path]) => files[path] === undefined)
  return { ...Object.fromEntries(forms), ...step.files?.(context, files) }
}

/** Writes into every part which step, such as `approval@1`, it came from. */
export function sign(fragment: Fragment, template: string): Fragment {
  return { ...fragment, plan: signedPlan(fragment.plan, (part) => ({ template, part })) }
}

function signedPlan(plan: Plan, originOf: (part: string) => Origin): Plan {
  return {
    ...plan,
    nodes: plan.nodes.map((node) => ({
      ...node,
      origin: originOf(node.id),
      ...(node.inside === undefined ? {} : { inside: signedPlan(node.inside, originOf) }),
    })),
    flows: plan.flows.map((flow) => ({ ...flow, origin: originOf(flow.id) })),
  }
}
