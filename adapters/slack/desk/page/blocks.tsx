import { Fragment, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Block } from '../block-kit/blocks.ts';
import type { RichPiece } from '../block-kit/pieces.ts';
import { Action } from './actions.tsx';
import { Around } from './around.ts';
import { Markup, Text } from './text.tsx';

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

/** Blocks as Slack shows them. `field` shows a block to fill in, where there is something to fill in. */
export function Blocks({ blocks, field }: { blocks: readonly Block[]; field?: (block: Of<'input'>) => ComponentChildren }) {
  return (
    <div class="blocks">
      {blocks.map((block) => <Fragment key={block.block_id}>{block.type === 'input' && field ? field(block) : <One block={block} />}</Fragment>)}
    </div>
  );
}

function One({ block }: { block: Block }) {
  switch (block.type) {
    case 'header':
      return <h3>{block.text.text}</h3>;
    case 'divider':
      return <hr />;
    case 'section':
      return <Section block={block} />;
    case 'context':
      return (
        <div class="context">
          {block.elements.map((each, index) => (each.type === 'image' ? <span key={index} class="picture">{each.alt_text}</span> : <Text key={index} of={each} />))}
        </div>
      );
    case 'actions':
      return (
        <div class="actions">
          {block.elements.map((each, index) => <Action key={'action_id' in each ? each.action_id : index} element={each} block={block.block_id ?? ''} />)}
        </div>
      );
    case 'markdown':
      return <Markup text={block.text} />;
    case 'rich_text':
      return <Rich block={block} />;
    case 'image':
      return <p class="picture">{block.title?.text ?? block.alt_text}</p>;
    default:
      return <p class="unseen">(ett block av sorten {block.type} visas inte här)</p>;
  }
}

function Section({ block }: { block: Of<'section'> }) {
  return (
    <div class="section">
      <div class="said">
        {block.text && <Text of={block.text} />}
        {block.fields && (
          <div class="fields">
            {block.fields.map((each, index) => (
              <div key={index}>
                <Text of={each} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && <Action element={block.accessory} block={block.block_id ?? ''} />}
    </div>
  );
}

function Rich({ block }: { block: Of<'rich_text'> }) {
  return (
    <>
      {block.elements.map((each, index) => {
        switch (each.type) {
          case 'rich_text_section':
            return <p key={index}><Pieces of={each.elements} /></p>;
          case 'rich_text_quote':
            return <blockquote key={index}><Pieces of={each.elements} /></blockquote>;
          case 'rich_text_preformatted':
            return <pre key={index}><Pieces of={each.elements} /></pre>;
          case 'rich_text_list': {
            const items = each.elements.map((item, at) => <li key={at}><Pieces of={item.elements} /></li>);
            return each.style === 'ordered' ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>;
          }
        }
      })}
    </>
  );
}

function Pieces({ of }: { of: readonly RichPiece[] }) {
  const { names } = useContext(Around);
  return <>{of.map((each, index) => <span key={index} class={each.style?.['bold'] ? 'bold' : ''}>{pieceText(each, names)}</span>)}</>;
}

function pieceText(piece: RichPiece, names: (id: string) => string | undefined): string {
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'link':
      return piece.text ?? piece.url;
    case 'emoji':
      return `:${piece.name}:`;
    case 'user':
      return `@${names(piece.user_id) ?? piece.user_id}`;
    case 'channel':
      return `#${names(piece.channel_id) ?? piece.channel_id}`;
    case 'broadcast':
      return `@${piece.range}`;
    case 'usergroup':
      return `@${piece.usergroup_id}`;
    case 'team':
      return piece.team_id;
    case 'color':
      return piece.value;
    case 'date':
      return piece.fallback ?? new Date(piece.timestamp * 1000).toLocaleString('sv-SE');
  }
}
