import { may } from '../../../src/accounts/account.ts';
import type { LearningDesk } from '../../../src/learning/desk.ts';
import { fromFiles } from '../../../src/store/publications.ts';
import type { PublicationRow } from '../../../src/store/publications.ts';
import { Form } from '../form.tsx';
import type { Answer, Call, Route } from '../route.ts';
import { base, everybodys } from './shared.ts';
import { trainingWords, when } from './words.ts';

/** What stands for the model of the files in an address. */
const ofFiles = 'filerna';

/** Every model that was published, and the way back to one. */
export function modelRoutes(desk: LearningDesk): Route[] {
  const isThere = async (model: string) => model === ofFiles || (await desk.store.publications.list('model')).some(({ id }) => id === model);
  return [
    { method: 'get', path: '/traning/modeller', right: 'label', run: (call) => models(desk, call) },
    { method: 'post', path: '/traning/modeller/:model/tillbaka', right: 'publish', of: async ({ model = '' }) => ((await isThere(model)) ? everybodys(desk) : undefined), run: (call) => goBack(desk, call) },
  ];
}

async function models(desk: LearningDesk, call: Call): Promise<Answer> {
  const { language, account } = call;
  const words = trainingWords(language);
  const published = await desk.store.publications.list('model');
  const [latest] = published;
  const isUsed = latest === undefined || await desk.models.fits(latest.id);
  const back = (to: string, label: string) => may(account, 'publish') && <Form of={call} to={`${base}/modeller/${to}/tillbaka`} class="inline"><input type="hidden" name="expected" value={published[0]?.id ?? ''} /><button class="second" aria-label={label}>{words.goBack}</button></Form>;
  const cameFrom = ({ from }: PublicationRow) => { if (from === fromFiles) return words.modelFromFiles; const earlier = published.find(({ id }) => id === from); return earlier && words.modelFrom(when(earlier.at, language)); };
  return {
    title: words.modelsTitle,
    body: (
      <>
        <p class="lead">{published.length === 0 ? words.noModels : words.modelsLead}</p>
        <div class="scroll" tabIndex={0} role="region" aria-label={words.modelsTitle}>
          <table>
            <thead><tr><th scope="col">{words.modelWhen}</th><th scope="col">{words.modelWho}</th><th scope="col">{words.modelWhy}</th><th scope="col"><span class="hidden">{words.goBack}</span></th></tr></thead>
            <tbody>
              {published.map((one, i) => (
                <tr key={one.id}>
                  <th scope="row">{when(one.at, language)}</th><td>{one.name}</td><td>{[cameFrom(one), one.why].filter(Boolean).join('. ')}</td>
                  <td>{i === 0 ? (isUsed ? <span class="tag good">{words.modelNow}</span> : <span class="tag bad">{words.modelUnfit}</span>) : one.kept ? back(one.id, words.goBackTo(when(one.at, language))) : words.notKept}</td>
                </tr>
              ))}
              <tr><th scope="row">{words.modelFiles}</th><td></td><td></td><td>{published.length === 0 ? <span class="tag good">{words.modelNow}</span> : back(ofFiles, words.goBackFiles)}</td></tr>
            </tbody>
          </table>
        </div>
      </>
    ),
  };
}

async function goBack(desk: LearningDesk, call: Call): Promise<Answer> {
  const words = trainingWords(call.language);
  const to = call.params['model'] ?? '';
  const { id, name } = call.account;
  const expected = call.form.one('expected');
  const came = await desk.models.goBack(to === ofFiles ? undefined : to, { id, name }, expected === '' ? undefined : expected);
  if (came === 'published') { await call.audit('model.went_back', { to }); desk.queue.judged(); }
  const told = { published: words.wentBack, meanwhile: words.meanwhile, unfit: words.publishUnfit, gone: words.modelGone, refused: words.modelGone }[came];
  return { to: `${base}/modeller`, told };
}
