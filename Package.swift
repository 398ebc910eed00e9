// swift-tools-version: 6.1
import PackageDescription

/// Third-party products, each with a line in docs/adr/0003-dependencies.md.
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let asyncHTTPClient = Target.Dependency.product(
    name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
    name: "HummingbirdTesting", package: "hummingbird")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")

let package = Package(
    name: "arca",
    products: [.executable(name: "arca", targets: ["ArcaCLI"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.36.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C libraries of the system
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(
            name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),

        // The house, from the ground up: each room imports only rooms above it in this list
        .target(
            name: "Kernel", dependencies: [crypto], exclude: ["README.md"],
            resources: [.embedInCode("Parameters/house-parameters.json")]),
        .target(
            name: "Store",
            dependencies: ["Kernel", "CLibPQ", crypto, grdb, grdbSQLite, nioPosix]),
        .target(
            name: "Age", dependencies: ["Kernel", crypto, cryptoExtras], exclude: ["README.md"]),
        .target(
            name: "CMS", dependencies: [crypto, cryptoExtras, asn1, x509],
            exclude: ["README.md"]),
        .target(name: "Seal", dependencies: ["Kernel", crypto], exclude: ["README.md"]),
        .target(name: "Journal", dependencies: ["Seal", "Store", "Kernel", "CStemmer"]),
        .target(name: "Commons", dependencies: ["Journal", "Store", "Kernel", crypto, logging]),
        .target(
            name: "Backup",
            dependencies: ["Age", "Commons", "Journal", "Store", "Kernel", crypto],
            exclude: ["README.md"]),
        .target(
            name: "Site",
            dependencies: [
                "Commons", "Journal", "Store", "Kernel", crypto, cryptoExtras, hummingbird,
                lifecycle,
                logging, nioCore, nioPosix,
            ],
            exclude: ["README.md"],
            resources: [.embedInCode("Assets")]),

        // Requests to machines on the internet, and to no others
        .target(
            name: "Outside",
            dependencies: ["Store", "Kernel", asyncHTTPClient, nioCore, nioPosix, nioSSL],
            exclude: ["README.md"]),

        // Mail formats and protocols, without a database
        .target(name: "CGMimeShim", dependencies: ["CGMime"]),
        .target(
            name: "Postal",
            dependencies: ["CGMimeShim", "CLibXML", nioCore, nioPosix, nioTLS, nioSSL]),

        // Features, each a vertical slice: the lowest first
        .target(
            name: "Evidence",
            dependencies: [
                "CMS", "Outside", "Seal", "Site", "Commons", "Journal", "Store", "Kernel", logging,
            ],
            exclude: ["README.md"], resources: [.embedInCode("Assets")]),
        .target(name: "Members", dependencies: ["Site", "Commons", "Journal", "Store", "Kernel"]),
        .target(
            name: "Knowledge", dependencies: ["Site", "Commons", "Journal", "Store", "Kernel"],
            exclude: ["README.md"]),
        .target(
            name: "Mail",
            dependencies: [
                "CMS", "Evidence", "Members", "Postal", "Site", "Commons", "Journal", "Store",
                "Kernel", logging,
            ]),
        .target(
            name: "Desk",
            dependencies: [
                "Mail", "Knowledge", "Members", "Postal", "Site", "Commons", "Journal", "Store",
                "Kernel",
            ]),

        .target(
            name: "Webhooks",
            dependencies: [
                "Outside", "Site", "Commons", "Journal", "Store", "Kernel", crypto, logging,
            ],
            exclude: ["README.md"]),

        // The demonstration: an invented cooperative whose life is loaded through the one door
        .target(
            name: "Demo",
            dependencies: [
                "Desk", "Mail", "Knowledge", "Members", "Postal", "Site", "Commons", "Journal",
                "Store", "Kernel",
            ]),

        // The command line, and the composition of it all
        .executableTarget(
            name: "ArcaCLI",
            dependencies: [
                "Backup", "Age", "Demo", "Evidence", "Seal", "Webhooks", "Desk", "Mail",
                "Knowledge",
                "Members",
                "Postal", "Site", "Commons",
                "Journal", "Store", "Kernel", argumentParser, hummingbird, logging,
            ]),

        // Measuring, beside the bare engines: not shipped
        .executableTarget(
            name: "ArcaBench",
            dependencies: [
                "Evidence", "Seal", "Webhooks", "Desk", "Mail", "Knowledge", "Members", "Postal",
                "Site",
                "Commons", "Journal", "Store", "Kernel", "CLibPQ", argumentParser, crypto,
                grdbSQLite,
                hummingbird,
                logging,
            ]),

        // Proof
        .target(
            name: "ArcaTesting",
            dependencies: ["Commons", "Journal", "Store", "Kernel", logging],
            path: "Tests/ArcaTesting"),
        .testTarget(name: "KernelTests", dependencies: ["Kernel"]),
        .testTarget(
            name: "PostalTests",
            dependencies: ["ArcaTesting", "Postal", "CLibXML", nioCore, nioPosix, nioSSL]),
        .testTarget(name: "CMSTests", dependencies: ["ArcaTesting", "CMS", crypto]),
        .testTarget(name: "AgeTests", dependencies: ["ArcaTesting", "Age", "Kernel"]),
        .testTarget(
            name: "BackupTests",
            dependencies: [
                "ArcaTesting", "Age", "Backup", "Evidence", "Webhooks", "Desk", "Mail", "Knowledge",
                "Members",
                "Site",
                "Commons",
                "Journal", "Store", "Kernel",
            ]),
        .testTarget(name: "DemoTests", dependencies: ["Demo"]),
        .testTarget(name: "StoreTests", dependencies: ["ArcaTesting", "Store", "Kernel"]),
        .testTarget(
            name: "JournalTests", dependencies: ["ArcaTesting", "Journal", "Store", "Kernel"]),
        .testTarget(
            name: "MailTests",
            dependencies: [
                "ArcaTesting", "CMS", "Desk", "Mail", "Knowledge", "Members", "Postal", "Site",
                "Commons",
                "Journal",
                "Store",
                "Kernel",
            ]),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "ArcaTesting", "Desk", "Mail", "Knowledge", "Members", "Postal", "Site", "Commons",
                "Journal",
                "Store",
                "Kernel",
            ]),
        .testTarget(
            name: "HouseTests",
            dependencies: [
                "ArcaTesting", "Evidence", "Webhooks", "Desk", "Mail", "Knowledge", "Members",
                "Site",
                "Commons", "Journal",
                "Store",
                "Kernel",
            ]),
        .testTarget(name: "SealTests", dependencies: ["Seal", "Kernel"]),
        .testTarget(
            name: "EvidenceTests",
            dependencies: [
                "ArcaTesting", "CMS", "Evidence", "Outside", "Seal", "Site", "Members", "Commons",
                "Journal",
                "Store", "Kernel",
            ]),
        .testTarget(
            name: "WebhooksTests",
            dependencies: [
                "ArcaTesting", "Outside", "Webhooks", "Site", "Members", "Commons", "Journal",
                "Store",
                "Kernel",
            ]),
        .testTarget(
            name: "SiteTests",
            dependencies: [
                "ArcaTesting", "Site", "Commons", "Store", "Kernel", crypto, cryptoExtras,
                hummingbird, hummingbirdTesting,
            ]),
        .testTarget(
            name: "CommonsTests",
            dependencies: ["ArcaTesting", "Commons", "Journal", "Store", "Kernel"]),
        .testTarget(
            name: "KnowledgeTests",
            dependencies: ["ArcaTesting", "Knowledge", "Site", "Commons", "Journal", "Kernel"]),
        .testTarget(
            name: "MembersTests",
            dependencies: ["ArcaTesting", "Members", "Commons", "Journal", "Store", "Kernel"]),
    ],
    swiftLanguageModes: [.v6]
)
