import { describe, expect, it } from 'vitest';
import { bankSaidNo } from '../../src/reading/bank.ts';

describe('what the bank has said', () => {
  it.each([
    'banken säger nej', 'Banken sa blankt nej till oss', 'vi fick nej på banken', 'fick avslag från banken i går', 'banken vill inte höja checken', 'banken vågar inte', 'banken nekade oss lån', 'ingen bank vill låna ut till nystartade', 'har blivit nekad på banken', 'storbanken lånar inte ut till krogar',
    'The bank said no', 'our bank won’t lend to us', 'we were turned down by two banks', 'the bank refused', 'no bank will lend to a start-up',
  ])('no: %s', (text) => { expect(bankSaidNo(text)?.said).toBe('no'); });

  it.each([
    'banken tar halva', 'Banken går bara med på hälften', 'banken lånar ut 70 procent', 'banken vill ha säkerhet', 'banken kräver personlig borgen', 'banken vill att någon delar risken', 'banken ger 300 000, resten då', 'banken tar inte hela risken', 'banken täcker en del', 'banken kräver 30 procent egen insats',
    'The bank covers half of it', 'the bank wants collateral', 'our bank lends only part', 'the bank wants to share the risk with somebody', 'the bank likes us but not our security',
  ])('part of it: %s', (text) => { expect(bankSaidNo(text)?.said).toBe('part'); });

  it.each([
    'banken säger ja', 'vi har inte frågat banken', 'om banken säger nej, vad gör vi då?', 'what if the bank says no?', 'behöver ett bankkonto', 'logga in med bankid', 'kunden säger nej', 'lån vid sidan av banken', 'the bank refuses our documents', 'Almi sa nej', 'vi är en matbank', '',
  ])('nothing in: %s', (text) => { expect(bankSaidNo(text)).toBeUndefined(); });

  it('is quoted', () => { expect(bankSaidNo('Offerten är klar men vår bank säger nej.')?.quote).toBe('vår bank säger nej'); });
});
