import FoundationEssentials
import Testing
import TransferCore

@testable import CommandLineKit

@Suite struct SuiteFileTests {
    private func suite(_ text: String) throws(UsageError) -> CommandLineKit.Suite {
        try SuiteFile.parse(text: text, path: "s.json", vocabulary: vocabulary)
    }

    /// A suite of these runs, each on a line of its own from the second on.
    private func suite(ofRuns runs: String...) throws(UsageError) -> CommandLineKit.Suite {
        try suite("{\"name\": \"s\", \"runs\": [\n" + runs.joined(separator: ",\n") + "]}")
    }

    @Test func aRunIsWhatTheCommandLineWouldBe() throws {
        let suite = try suite(
            ofRuns: #"{"workload": "halo", "name": "h", "grid": "96x80x72", "ghost": 2, "periodic": true,"#
                + #""huge-pages": false, "transport": ["mpi", "p2p"], "method": "all", "max-time": "400ms"}"#,
            #"{"depth": [1, "4"], "chunk": ["64K..1M", 8], "produce": "1us", "workload": "stream", "precision": 0.1}"#,
            #"{"workload": "bandwidth", "size": 4096}"#)
        #expect(suite.name == "s" && suite.summary == nil && suite.runs.map(\.name) == ["h", nil, nil])
        #expect(
            try suite.commands == [
                command("halo --grid 96x80x72 --ghost 2 --periodic --transport mpi,p2p --method all --max-time 400ms"),
                command("stream --chunk 64K..1M,8 --depth 1,4 --produce 1us --precision 0.1"),
                command("bandwidth --size 4K"),
            ])
    }

    @Test(arguments: [
        (
            "",
            "1:1: found the end of the text; expected a value: an object, an array, a string, a number, true, "
                + "false or null"
        ),
        ("[]", "1:1: a suite is an object, not an array; write {\"name\": ..., \"runs\": [...]}"),
        ("{}", "1:1: the suite has no name; write \"name\": \"...\""),
        (#"{"name": ""}"#, "1:10: name is not a string with content; write \"name\": \"...\""),
        (#"{"name": "s"}"#, "1:1: the suite has no runs; give \"runs\": [{\"workload\": ...}, ...]"),
        (
            #"{"name": "s", "runs": []}"#,
            "1:23: runs is not an array with something in it; give \"runs\": [{\"workload\": ...}, ...]"
        ),
        (
            #"{"name": "s", "description": 1, "runs": [{}]}"#,
            "1:30: description is not a string with content; write \"description\": \"...\""
        ),
        (#"{"name": "s", "rums": []}"#, "1:15: there is no key rums; did you mean runs?"),
        (
            #"{"name": "s", "cells": []}"#,
            "1:15: there is no key cells; the keys of a suite are name, description and runs"
        ),
        (#"{"name": "s", "name": "t"}"#, "1:15: the key name occurs twice in one object; give it once"),
    ])
    func refusesTheFrame(text: String, message: String) throws {
        let error = try #require(throws: UsageError.self) { try suite(text) }
        #expect(error.description == "s.json:" + message)
    }

    @Test(arguments: [
        ("7", "2:1: run 1: a run is an object, not a number; write {\"workload\": ..., ...}"),
        (
            #"{"grid": "8x8"}"#,
            "2:1: run 1: it has no workload; the workloads are halo, transpose, stream, checkpoint, messages, latency and "
                + "bandwidth"
        ),
        (#"{"workload": "hallo"}"#, "2:1: run 1: there is no workload hallo; did you mean halo?"),
        (
            #"{"workload": "verify"}"#,
            "2:1: run 1: there is no workload verify; the workloads are halo, transpose, stream, checkpoint, messages, "
                + "latency and bandwidth"
        ),
        (#"{"workload": "halo", "gird": "8x8"}"#, "2:22: run 1, halo: there is no key gird; did you mean grid?"),
        (#"{"workload": "halo", "nam": "x"}"#, "2:22: run 1, halo: there is no key nam; did you mean name?"),
        (#"{"workload": "halo", "--grid": "8x8"}"#, "2:22: run 1, halo: there is no key --grid; did you mean grid?"),
        (
            #"{"workload": "halo", "xyzzy": 1}"#,
            "2:22: run 1, halo: there is no key xyzzy; rdmark halo --help lists the options"
        ),
        (
            #"{"workload": "halo", "window": 1}"#,
            "2:22: run 1, halo: there is no key window; it is an option of messages and bandwidth"
        ),
        (
            #"{"workload": "halo", "output": "x"}"#,
            "2:22: run 1, halo: output does not belong to a run; give --output to rdmark suite"
        ),
        (
            #"{"workload": "halo", "grid": ["8x8"]}"#,
            "2:22: run 1, halo: grid has a value of the wrong type, an array; give a string or a number as in "
                + "--grid AxB[xC]"
        ),
        (
            #"{"workload": "halo", "ghost": null}"#,
            "2:22: run 1, halo: ghost has a value of the wrong type, null; give a string or a number as in --ghost N"
        ),
        (
            #"{"workload": "halo", "ghost": true}"#,
            "2:22: run 1, halo: ghost has a value of the wrong type, a boolean; give a string or a number as in "
                + "--ghost N"
        ),
        (
            #"{"workload": "halo", "periodic": "yes"}"#,
            "2:22: run 1, halo: periodic has a value of the wrong type, a string; give true or false"
        ),
        (
            #"{"workload": "halo", "transport": [["mpi"]]}"#,
            "2:22: run 1, halo: transport has a value of the wrong type, an array; give an array of strings or "
                + "numbers as in --transport LIST|all"
        ),
        (
            #"{"workload": "halo", "transport": {}}"#,
            "2:22: run 1, halo: transport has a value of the wrong type, an object; give a string, a number or "
                + "an array of them as in --transport LIST|all"
        ),
        (
            #"{"workload": "halo", "transport": []}"#,
            "2:22: run 1, halo transport '': the list is empty; put one comma between two items"
        ),
        (
            #"{"workload": "halo", "transport": ["mpi", "p3p"]}"#,
            "2:22: run 1, halo transport mpi,p3p: there is no transport p3p; did you mean p2p?"
        ),
        (
            #"{"workload": "halo", "ghost": 1.0}"#,
            "2:22: run 1, halo ghost 1.0: 1.0 is not a whole number; give a whole number from 1 to 2147483647"
        ),
        (
            #"{"workload": "halo", "ghost": 1, "ghost": 1}"#,
            "2:34: the key ghost occurs twice in one object; give it once"
        ),
        (
            #"{"workload": "halo", "grid": "8x8", "compute": "stencil"}"#,
            "2:1: run 1, halo: --compute stencil has a 7-point stencil over 8-byte elements in three dimensions; "
                + "give --element 8 and a --grid of three extents, or --compute none"
        ),
        (#"{"workload": "halo", "name": 5}"#, "2:30: name is not a string with content; write \"name\": \"...\""),
    ])
    func refusesARun(run: String, message: String) throws {
        let error = try #require(throws: UsageError.self) { try suite(ofRuns: run) }
        #expect(error.description == "s.json:" + message)
    }

    @Test func refusesRepetition() throws {
        let same = try #require(throws: UsageError.self) {
            try suite(
                ofRuns: #"{"workload": "latency"}"#, #"{"workload": "halo"}"#,
                #"{"name": "x", "workload": "halo", "ghost": "1", "periodic": false, "grid": "128x128x128"}"#)
        }
        #expect(same.description == "s.json:4:1: run 3: it is the same as run 2; remove one of them")
        let named = try #require(throws: UsageError.self) {
            try suite(
                ofRuns: #"{"name": "x", "workload": "latency"}"#, #"{"name": "x", "workload": "halo"}"#)
        }
        #expect(named.description == "s.json:3:1: run 2: it has the name of run 1, x; name each run once")
    }

    /// Latency and bandwidth share their settings and are not the same.
    @Test func tellsProbesApart() throws {
        let runs = try suite(
            ofRuns: #"{"workload": "latency", "size": 8}"#, #"{"workload": "bandwidth", "size": 8}"#
        ).runs
        #expect(runs.count == 2)
    }

    @Test func theDemonstrationIsSound() throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let text = try String(contentsOf: root.appending(path: "bench/suites/demo.json"), encoding: .utf8)
        let demo = try SuiteFile.parse(text: text, path: "demo.json", vocabulary: vocabulary)
        #expect(demo.name == "demo" && demo.summary != nil)
        #expect(
            Set(demo.commands.map(\.name)) == [
                "halo", "transpose", "stream", "checkpoint", "messages", "latency", "bandwidth",
            ])
        #expect(demo.runs.allSatisfy { $0.name != nil })
    }
}
