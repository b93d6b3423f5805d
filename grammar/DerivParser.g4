parser grammar DerivParser;
options { tokenVocab = DerivLexer; }
file : WORD* EOF ;
