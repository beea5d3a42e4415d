import type { LearningDesk } from '../../../src/learning/desk.ts';
import type { Section } from '../route.ts';
import { deeds } from './deeds.ts';
import { draftRoutes } from './draft.tsx';
import { labellingRoutes } from './labelling.tsx';
import { manual } from './manual.tsx';
import { modelRoutes } from './models.tsx';
import { overviewRoutes, waitingFor } from './overview.tsx';
import { trainingRoutes } from './trainings.tsx';
import { trainingWords } from './words.ts';

/** The part of the pages where the assistant is trained on what companies have said. */
export function trainingSection(desk: LearningDesk): Section {
  return {
    id: 'traning', name: { sv: trainingWords('sv').name, en: trainingWords('en').name }, right: 'label', path: '/traning', manual, deeds,
    waiting: (account, at) => waitingFor(desk, account, at),
    routes: [...overviewRoutes(desk), ...labellingRoutes(desk), ...draftRoutes(desk), ...trainingRoutes(desk), ...modelRoutes(desk)],
  };
}
