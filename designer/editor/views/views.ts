import type { ComponentType } from 'preact'
import type { Problem } from '../../../engine/model/problem.ts'
import type { Opened } from '../app.tsx'
import type { ProcessFiles } from '../draft/process-files.ts'

/** What a view of the workbench works with. */
export interface ViewProps extends Pick<Opened, 'editor' | 'client' | 'draft' | 'offers' | 'store'> {
  /** What the files beside the diagram say, read with care. */
  readonly files: ProcessFiles
  /** `null` while the first check runs. */
  readonly problems: readonly Problem[] | null
  /** Shows an element and chooses it. */
  readonly jump: (element: string) => void
  /** Saves what is not saved yet; the revision that then stands. */
  readonly flush: () => Promise<number>
}

/** One way to look at the process that is edited; its code loads when it is opened. */
export interface View {
  readonly key: string
  readonly label: string
  /** In place of the panel with the diagram beside it, or in place of outline, diagram and panel. */
  readonly place: 'beside' | 'whole'
  readonly load: () => Promise<ComponentType<ViewProps>>
}

/** In the order of the tabs; the diagram itself comes first. */
export const views: readonly View[] = [
  {
    key: 'library',
    label: '步骤库',
    place: 'beside',
    load: async () => (await import('../library/library-view.tsx')).LibraryView,
  },
  {
    key: 'wizard',
    label: '流程向导',
    place: 'whole',
    load: async () => (await import('../wizard/wizard-view.tsx')).WizardView,
  },
  {
    key: 'simulation',
    label: '模拟',
    place: 'beside',
    load: async () => (await import('../simulation/simulation-view.tsx')).SimulationView,
  },
  {
    key: 'scenarios',
    label: '场景',
    place: 'beside',
    load: async () => (await import('../scenarios/scenarios-view.tsx')).ScenariosView,
  },
  {
    key: 'verify',
    label: '校核',
    place: 'beside',
    load: async () => (await import('../verify/verify-view.tsx')).VerifyView,
  },
  {
    key: 'compare',
    label: '对照',
    place: 'beside',
    load: async () => (await import('../compare/compare-view.tsx')).CompareView,
  },
  {
    key: 'forms',
    label: '表单',
    place: 'whole',
    load: async () => (await import('../forms/forms-view.tsx')).FormsView,
  },
  {
    key: 'decisions',
    label: '决策',
    place: 'whole',
    load: async () => (await import('../decisions/decisions-view.tsx')).DecisionsView,
  },
  {
    key: 'history',
    label: '历史',
    place: 'whole',
    load: async () => (await import('../history/history-view.tsx')).HistoryView,
  },
]

/** Shown where somebody is about to publish. */
export const publishDifferences: View = {
  key: 'publish-differences',
  label: '与现行版本相比',
  place: 'beside',
  load: async () => (await import('../compare/publish-differences.tsx')).PublishDifferences,
}
